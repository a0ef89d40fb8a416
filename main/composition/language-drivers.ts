import type { LabelPrinterDriver } from '@scanbench/plugin/machine'
import { EplPrinterDriver } from '../../drivers/printers/epl/epl-printer.ts'
import { EscPosPrinterDriver } from '../../drivers/printers/esc-pos/esc-pos-printer.ts'
import { TsplPrinterDriver } from '../../drivers/printers/tspl/tspl-printer.ts'
import { ZlibZplPrinterDriver } from '../../plugins/builtin/zpl-printers.ts'
import type { CommandLanguage } from '../records/label-document.ts'

const DRIVERS: Readonly<Record<CommandLanguage, new () => LabelPrinterDriver>> = {
  zpl: ZlibZplPrinterDriver,
  tspl: TsplPrinterDriver,
  epl: EplPrinterDriver,
  'esc-pos': EscPosPrinterDriver,
}

/** Who understands hand-written commands of a language. */
export function driverFor(language: CommandLanguage): LabelPrinterDriver {
  return new DRIVERS[language]()
}
