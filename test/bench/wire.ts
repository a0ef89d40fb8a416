import type { LabelPrinterDriver } from '@scanbench/plugin/machine'
import { ZlibZplPrinterDriver } from '../../plugins/builtin/zpl-printers.ts'
import type { Figure } from './figure.ts'
import { ZEBRA } from './languages.ts'
import { STANDARD_DOCUMENT, standardLabels } from './standard-template.ts'
import { withoutCommands } from './without-commands.ts'

/** A label at 9600 baud then takes a second. */
const NATIVE_GOAL = 1000
const SMALLER_GOAL = 10
const DOTS_PER_MM = 8

/** How much goes over the line for one standard label in ZPL, with nothing set by a person; printers that are not known have no goal. */
export async function measureWire(): Promise<Figure[]> {
  await using labels = standardLabels()
  const native = new ZlibZplPrinterDriver()
  const bytes = async (driver: LabelPrinterDriver, settings: Record<string, unknown>): Promise<number> =>
    (await labels.drawing.draw({ template: 1, item: 42, position: 1, user: null, driver, settings })).bytes.length
  const { widthMm, heightMm } = STANDARD_DOCUMENT
  const plain = (widthMm * DOTS_PER_MM * heightMm * DOTS_PER_MM) / 4
  const figures: Figure[] = []
  for (const [name, settings] of [['a Zebra', ZEBRA] as const, ['any other', {}] as const]) {
    const hasGoal = settings === ZEBRA
    const byCommands = await bytes(native, settings)
    const times = plain / (await bytes(withoutCommands(native), settings))
    figures.push(
      {
        what: `bytes of the standard label in ZPL for ${name}, commands of the printer and a logo`,
        value: String(byCommands),
        goal: hasGoal ? `< ${NATIVE_GOAL}` : '-',
        isMet: !hasGoal || byCommands < NATIVE_GOAL,
      },
      {
        what: `the same, all dots, against ${plain} of plain hexadecimal`,
        value: `${times.toFixed(1)} x smaller`,
        goal: hasGoal ? `>= ${SMALLER_GOAL} x` : '-',
        isMet: !hasGoal || times >= SMALLER_GOAL,
      },
    )
  }
  return figures
}
