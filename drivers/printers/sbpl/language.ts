import type { PrinterLanguage } from '../common/printer-language.ts'
import { SbplPrinterDriver } from './sbpl-printer.ts'

export const SBPL: PrinterLanguage = {
  name: 'SBPL',
  driver: () => SbplPrinterDriver,
  fonts: 'The outline font of the printer (`RDB`), from 16 to 999 dots, in ASCII.',
  confirmation: 'The answer to ENQ counts the labels that remain: none, and waiting, means that all are out.',
}
