import type { DrawnLabel, LabelPrinterDriver } from '@scanbench/plugin/machine'
import { BrotherPtDriver } from '../../drivers/printers/brother/brother-pt-printer.ts'
import { BrotherQlDriver } from '../../drivers/printers/brother/brother-ql-printer.ts'
import { CpclPrinterDriver } from '../../drivers/printers/cpcl/cpcl-printer.ts'
import { DplPrinterDriver } from '../../drivers/printers/dpl/dpl-printer.ts'
import { EplPrinterDriver } from '../../drivers/printers/epl/epl-printer.ts'
import { EscPosPrinterDriver } from '../../drivers/printers/esc-pos/esc-pos-printer.ts'
import { bitmapStep } from '../../drivers/printers/shared/label-raster.ts'
import { SbplPrinterDriver } from '../../drivers/printers/sbpl/sbpl-printer.ts'
import { TsplPrinterDriver } from '../../drivers/printers/tspl/tspl-printer.ts'
import { Rasterizer } from '../../main/labels/drawing/raster/rasterizer.ts'
import { ZlibZplPrinterDriver } from '../../plugins/builtin/zpl-printers.ts'
import { SHELF_LABEL } from '../support/shelf-label.ts'

/** What one core must encode in a second, so that no printer waits for its bytes. */
const NATIVE_GOAL = 20_000
const DOTS_GOAL = 500

type Printer = readonly [string, LabelPrinterDriver, Record<string, unknown>]

const LANGUAGES: readonly Printer[] = [
  ['zpl', new ZlibZplPrinterDriver(), {}],
  ['tspl', new TsplPrinterDriver(), {}],
  ['epl', new EplPrinterDriver(), { MATRIX_CODES: 'printer' }],
  ['cpcl', new CpclPrinterDriver(), {}],
  ['sbpl', new SbplPrinterDriver(), {}],
  ['dpl', new DplPrinterDriver(), {}],
]

const DOTS: readonly Printer[] = [
  ...LANGUAGES,
  ['zpl, compressed', new ZlibZplPrinterDriver(), { GRAPHICS: 'zlib' }],
  ['brother-ql', new BrotherQlDriver(), { MODEL: 'QL-1100' }],
  ['brother-pt', new BrotherPtDriver(), { MODEL: 'PT-P900W' }],
  ['esc-pos', new EscPosPrinterDriver(), { WIDTH: '832' }],
]

/** The shelf label from steps to bytes, in the time of one core: other programs do not count. */
export async function measureLanguages(): Promise<{ what: string; value: string; goal: string; isMet: boolean }[]> {
  const rasterizer = await Rasterizer.open()
  const native = LANGUAGES.map((printer) => {
    const [name, driver, settings] = printer
    const steps = SHELF_LABEL.steps.filter(
      (step) => step.kind !== 'bitmap' && driver.cannotDraw(step, settings) === null,
    )
    return figure(
      `shelf label to ${name}, ${steps.length} of 7 parts by commands`,
      printer,
      { ...SHELF_LABEL, steps },
      NATIVE_GOAL,
    )
  })
  const steps = [bitmapStep(rasterizer.label(SHELF_LABEL), 0, 0)]
  const dots = DOTS.map((printer) => {
    const [name, driver, settings] = printer
    const label = { ...SHELF_LABEL, dotsPerMm: driver.dotsPerMm(settings), steps }
    return figure(`shelf label to ${name}, all dots`, printer, label, DOTS_GOAL)
  })
  return [...native, ...dots]
}

function figure(what: string, [, driver, settings]: Printer, label: DrawnLabel, goal: number) {
  run(driver, settings, label, goal / 4)
  const start = process.cpuUsage()
  run(driver, settings, label, goal)
  const { user, system } = process.cpuUsage(start)
  const each = Math.round((goal / (user + system)) * 1_000_000)
  return { what, value: `${each} labels/s`, goal: `>= ${goal}`, isMet: each >= goal }
}

function run(driver: LabelPrinterDriver, settings: Record<string, unknown>, label: DrawnLabel, times: number): void {
  for (let time = 0; time < times; time += 1) driver.encode(label, settings)
}
