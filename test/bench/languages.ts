import type { LabelPrinterDriver } from '@scanbench/plugin/machine'
import { BrotherPtDriver } from '../../drivers/printers/brother/brother-pt-printer.ts'
import { BrotherQlDriver } from '../../drivers/printers/brother/brother-ql-printer.ts'
import { CpclPrinterDriver } from '../../drivers/printers/cpcl/cpcl-printer.ts'
import { DplPrinterDriver } from '../../drivers/printers/dpl/dpl-printer.ts'
import { EplPrinterDriver } from '../../drivers/printers/epl/epl-printer.ts'
import { EscPosPrinterDriver } from '../../drivers/printers/esc-pos/esc-pos-printer.ts'
import { SbplPrinterDriver } from '../../drivers/printers/sbpl/sbpl-printer.ts'
import { TsplPrinterDriver } from '../../drivers/printers/tspl/tspl-printer.ts'
import type { LabelDrawing } from '../../main/labels/label-drawing.ts'
import { ZlibZplPrinterDriver } from '../../plugins/builtin/zpl-printers.ts'
import type { Figure } from './figure.ts'
import { standardLabels } from './standard-template.ts'
import { withoutCommands } from './without-commands.ts'

/** What one core must draw in a second, so that no printer waits for its bytes. */
const NATIVE_GOAL = 20_000
const DOTS_GOAL = 500
const NATIVE_LABELS = 20_000
const DOTS_LABELS = 600

type Printer = readonly [string, LabelPrinterDriver, Record<string, unknown>]

/** As it says of itself that it is, and with nothing set by a person. */
export const ZEBRA = new ZlibZplPrinterDriver().adapted({}, { model: 'ZD421-203dpi', firmware: 'V84.20.15Z' }).settings

const WITH_COMMANDS: readonly Printer[] = [
  ['zpl, a Zebra', new ZlibZplPrinterDriver(), ZEBRA],
  ['zpl, any other', new ZlibZplPrinterDriver(), {}],
  ['tspl', new TsplPrinterDriver(), {}],
  ['epl', new EplPrinterDriver(), { MATRIX_CODES: 'printer' }],
  ['cpcl', new CpclPrinterDriver(), {}],
  ['sbpl', new SbplPrinterDriver(), {}],
  ['dpl', new DplPrinterDriver(), {}],
]

const OF_DOTS: readonly Printer[] = [
  ...WITH_COMMANDS.map(([name, driver, settings]) => [name, withoutCommands(driver), settings] as const),
  ['brother-ql', new BrotherQlDriver(), { MODEL: 'QL-1100', MEDIA: '102' }],
  // The widest tape has 36 mm.
  ['brother-pt, at 70 %', new BrotherPtDriver(), { MODEL: 'PT-P900W', MEDIA: '36', SCALE: 70 }],
  ['esc-pos', new EscPosPrinterDriver(), { WIDTH: '832' }],
]

/** The standard label from template and values to the bytes for a printer, each label another one, in the time of one core. */
export async function* measureLanguages(): AsyncIterable<Figure> {
  await using labels = standardLabels()
  for (const printer of WITH_COMMANDS) yield await speedOf(labels.drawing, printer, NATIVE_LABELS, NATIVE_GOAL)
  for (const printer of OF_DOTS) yield await speedOf(labels.drawing, printer, DOTS_LABELS, DOTS_GOAL)
}

async function speedOf(drawing: LabelDrawing, [name, driver, settings]: Printer, labels: number, goal: number) {
  const what = goal === DOTS_GOAL ? 'all dots' : 'commands of the printer'
  const draw = async (from: number, to: number): Promise<number> => {
    let bytes = 0
    for (let item = from; item < to; item += 1)
      bytes += (await drawing.draw({ template: 1, item, position: 1, user: null, driver, settings })).bytes.length
    return bytes
  }
  await draw(1_000_000, 1_000_000 + labels / 4)
  const start = process.cpuUsage()
  const bytes = await draw(2_000_000, 2_000_000 + labels)
  const { user, system } = process.cpuUsage(start)
  const each = Math.round((labels / (user + system)) * 1_000_000)
  return {
    what: `standard label, template and values to ${name}, ${what}`,
    value: `${each} labels/s, ${Math.round(bytes / labels)} bytes each`,
    goal: `>= ${goal} labels/s`,
    isMet: each >= goal,
  }
}
