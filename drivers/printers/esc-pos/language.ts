import type { PrinterLanguage } from '../common/printer-language.ts'
import { EscPosPrinterDriver } from './esc-pos-printer.ts'

export const ESC_POS: PrinterLanguage = {
  name: 'ESC/POS',
  driver: () => EscPosPrinterDriver,
  fonts: 'None: letters are drawn by the program.',
  confirmation: 'The question `GS r` stands in line behind the labels: its answer means that all before it are out.',
}
