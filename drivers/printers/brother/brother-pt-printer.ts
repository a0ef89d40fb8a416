import type { Settings } from '@scanbench/plugin/settings'
import { BrotherPrinterDriver } from './brother-printer.ts'
import { PT_SETTINGS } from './settings.ts'

/** Brother P-touch: laminated tapes, 180 or 360 dots per inch. */
export class BrotherPtDriver extends BrotherPrinterDriver {
  readonly SLUG: string = 'brother-pt'
  readonly NAME: string = 'Brother P-touch'
  readonly DESCRIPTION: string = 'Brother P-touch printers with TZe tapes'
  override readonly MACHINE_SETTINGS: Settings = PT_SETTINGS
}
