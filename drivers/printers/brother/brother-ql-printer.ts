import type { Settings } from '@scanbench/plugin/settings'
import { BrotherPrinterDriver } from './brother-printer.ts'
import { QL_SETTINGS } from './settings.ts'

/** Brother QL: rolls of paper labels, 300 dots per inch. */
export class BrotherQlDriver extends BrotherPrinterDriver {
  readonly SLUG: string = 'brother-ql'
  readonly NAME: string = 'Brother QL'
  readonly DESCRIPTION: string = 'Brother QL label printers with DK rolls'
  override readonly MACHINE_SETTINGS: Settings = QL_SETTINGS
}
