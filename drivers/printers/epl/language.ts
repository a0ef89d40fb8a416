import type { PrinterLanguage } from '../common/printer-language.ts'
import { EplPrinterDriver } from './epl-printer.ts'

export const EPL: PrinterLanguage = {
  name: 'EPL',
  driver: () => EplPrinterDriver,
  fonts: 'Fonts 1 to 4 of the printer, one to nine times as large, in code page 1252.',
  confirmation:
    'With `US` it tells by itself of each label that is out. Where that is switched off in the settings, labels stay "sent".',
}
