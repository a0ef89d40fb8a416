import type { PrinterLanguage } from '../common/printer-language.ts'
import { CpclPrinterDriver } from './cpcl-printer.ts'

export const CPCL: PrinterLanguage = {
  name: 'CPCL',
  driver: () => CpclPrinterDriver,
  fonts: 'Font 7 of the printer, one to sixteen times as large.',
  confirmation: 'It tells that it is busy, not with how much: the labels are out when it is idle again.',
}
