import type { PrinterLanguage } from '../common/printer-language.ts'
import { TsplPrinterDriver } from './tspl-printer.ts'

export const TSPL: PrinterLanguage = {
  name: 'TSPL',
  driver: () => TsplPrinterDriver,
  fonts: 'Fonts 1 to 5 of the printer, one to ten times as large, in code page 1252.',
  confirmation: 'It tells that it prints, not how much: the labels are out when it is idle again.',
}
