import { simulatedPrinter } from '../../drivers/printers/simulated/simulated-printer.ts'
import { ZplPrinterDriver } from '../../drivers/printers/zpl/zpl-printer.ts'

/** The simulated printer of ZPL, without anything to compress with. */
export const SimulatedPrinterDriver = simulatedPrinter(ZplPrinterDriver, {
  slug: 'simulated-printer',
  name: 'Simulated printer',
})
