import type { DrawStep } from '@scanbench/plugin/machine'
import type { LabelDrawing } from '../../main/labels/label-drawing.ts'
import { driverOfLanguage, printersOfLanguages, type LanguagePrinter } from '../support/every-language.ts'
import type { Figure } from './figure.ts'
import { standardLabels } from './standard-template.ts'
import { withoutCommands } from './without-commands.ts'

/** What one core must draw in a second, so that no printer waits for its bytes. */
const NATIVE_GOAL = 20_000
const DOTS_GOAL = 500
const NATIVE_LABELS = 20_000
const DOTS_LABELS = 600

/** As it says of itself that it is, and with nothing set by a person. */
export const ZEBRA = driverOfLanguage('zpl').adapted({}, { model: 'ZD421-203dpi', firmware: 'V84.20.15Z' }).settings

/** Whoever draws by commands draws this by one. */
const BOX: DrawStep = { kind: 'box', x: 0, y: 0, widthDots: 80, heightDots: 80, thicknessDots: 2 }

/** Of every language. The widest tape has 36 mm. */
export const BENCH_PRINTERS = printersOfLanguages({
  zpl: { 'a Zebra': ZEBRA, 'any other': {} },
  epl: { '': { MATRIX_CODES: 'printer' } },
  'brother-ql': { '': { MODEL: 'QL-1100', MEDIA: '102' } },
  'brother-pt': { 'at 70 %': { MODEL: 'PT-P900W', MEDIA: '36', SCALE: 70 } },
  'esc-pos': { '': { WIDTH: '832' } },
})
const WITH_COMMANDS = BENCH_PRINTERS.filter(([, driver, settings]) => driver.cannotDraw(BOX, settings) === null)
const OF_DOTS = BENCH_PRINTERS.map(([name, driver, settings]) => [name, withoutCommands(driver), settings] as const)

/** The standard label from template and values to the bytes for a printer, each label another one, in the time of one core. */
export async function* measureLanguages(): AsyncIterable<Figure> {
  await using labels = standardLabels()
  for (const printer of WITH_COMMANDS) yield await speedOf(labels.drawing, printer, NATIVE_LABELS, NATIVE_GOAL)
  for (const printer of OF_DOTS) yield await speedOf(labels.drawing, printer, DOTS_LABELS, DOTS_GOAL)
}

async function speedOf(drawing: LabelDrawing, [name, driver, settings]: LanguagePrinter, labels: number, goal: number) {
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
