import type { DriverClass } from '@scanbench/plugin/machine'
import { BrotherPtDriver } from '../brother/brother-pt-printer.ts'
import { BrotherQlDriver } from '../brother/brother-ql-printer.ts'
import { CpclPrinterDriver } from '../cpcl/cpcl-printer.ts'
import { DplPrinterDriver } from '../dpl/dpl-printer.ts'
import { EplPrinterDriver } from '../epl/epl-printer.ts'
import { EscPosPrinterDriver } from '../esc-pos/esc-pos-printer.ts'
import { SbplPrinterDriver } from '../sbpl/sbpl-printer.ts'
import { simulatedPrinter, type CompleteDriverClass } from './simulated-printer.ts'
import { TsplPrinterDriver } from '../tspl/tspl-printer.ts'

/** Each language that has a far end in drivers/simulators; that of ZPL has a name of its own and is given what it compresses with. */
const LANGUAGES = [
  ['tspl', 'TSPL', TsplPrinterDriver],
  ['epl', 'EPL', EplPrinterDriver],
  ['cpcl', 'CPCL', CpclPrinterDriver],
  ['brother-ql', 'Brother QL', BrotherQlDriver],
  ['brother-pt', 'Brother P-touch', BrotherPtDriver],
  ['esc-pos', 'ESC/POS', EscPosPrinterDriver],
  ['sbpl', 'SBPL', SbplPrinterDriver],
  ['dpl', 'DPL', DplPrinterDriver],
] as const satisfies readonly (readonly [string, string, CompleteDriverClass])[]

/** A printer without hardware for every other language. */
export const SIMULATED_PRINTERS: readonly DriverClass[] = LANGUAGES.map(([language, name, Driver]) =>
  simulatedPrinter(Driver, { language, slug: `simulated-${language}`, name: `Simulated ${name} printer` }),
)
