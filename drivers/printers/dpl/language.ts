import type { PrinterLanguage } from '../common/printer-language.ts'
import { DplPrinterDriver } from './dpl-printer.ts'

export const DPL: PrinterLanguage = {
  name: 'DPL',
  driver: () => DplPrinterDriver,
  fonts: 'The outline font of the printer (911), in every size that four digits say, in ASCII.',
  confirmation: 'The answer to SOH E counts the labels that remain: none, and idle, means that all are out.',
}
