import type { ConnectionSpec } from '@scanbench/plugin/machine'
import type { Settings } from '@scanbench/plugin/settings'
import { ZplPrinterDriver } from './zpl-printer.ts'
import { PAPER_SETTINGS } from './zpl-settings.ts'

/** A printer without hardware: it speaks the language, and its paper is seen in the window. */
export class SimulatedPrinterDriver extends ZplPrinterDriver {
  override readonly SLUG: string = 'simulated-printer'
  override readonly NAME: string = 'Simulated printer'
  override readonly DESCRIPTION: string = 'A label printer in the program; its paper is shown in the window'
  override readonly SIMULATED: boolean = true
  override readonly MACHINE_SETTINGS: Settings = { DPI: PAPER_SETTINGS.DPI }

  override connection(): ConnectionSpec {
    return { transport: 'simulated', device: 'zpl-printer' }
  }
}
