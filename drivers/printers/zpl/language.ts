import type { PrinterLanguage } from '../common/printer-language.ts'
import { ZplPrinterDriver } from './zpl-printer.ts'

export const ZPL: PrinterLanguage = {
  name: 'ZPL',
  driver: (compression) =>
    class CompressingZplDriver extends ZplPrinterDriver {
      protected override readonly compression = compression
    },
  simulated: { slug: 'simulated-printer', name: 'Simulated printer' },
  fonts: 'Font 0 of the printer, in every size and turned; it has the letters of Western Europe.',
  confirmation:
    'The answer to `~HS` counts the labels that wait: those before them are out, and all are when nothing waits and nothing prints.',
}
