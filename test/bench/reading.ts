import { DrawingThread } from '../../main/labels/drawing/raster/drawing-thread.ts'
import { unreadCodes } from '../../main/labels/reading/unread-codes.ts'
import type { LanguagePrinter } from '../support/every-language.ts'
import type { Figure } from './figure.ts'
import { BENCH_PRINTERS } from './languages.ts'
import type { StandardLabels } from './standard-template.ts'
import { standardLabels } from './standard-template.ts'

/** So that more than a hundred labels a second leave a station. */
const GOAL_MS = 8
const WARM_UP = 20
const LABELS = 100

/** What it costs to read the codes of a label from its bytes before it leaves, each label another one, in the time of one core. */
export async function* measureReading(): AsyncIterable<Figure> {
  await using labels = standardLabels()
  await using eye = new DrawingThread()
  for (const printer of BENCH_PRINTERS) yield await costOf(printer, labels, eye)
}

async function costOf([name, driver, settings]: LanguagePrinter, { drawing }: StandardLabels, eye: DrawingThread) {
  const printer = { driver, settings }
  const labels = Array.from({ length: WARM_UP + LABELS }, (_, item) =>
    drawing.draw({ template: 1, item, position: 1, user: null, ...printer }),
  )
  const drawn = await Promise.all(labels)
  for (const label of drawn.slice(0, WARM_UP)) await unreadCodes(label, printer, eye)
  const start = process.cpuUsage()
  let unread = 0
  for (const label of drawn.slice(WARM_UP)) unread += (await unreadCodes(label, printer, eye)).length
  const { user, system } = process.cpuUsage(start)
  if (unread > 0) throw new Error(`${unread} codes of ${LABELS} labels for ${name} are not read`)
  const eachMs = (user + system) / LABELS / 1000
  return {
    what: `the two codes of the standard label read from its bytes for ${name}`,
    value: `${eachMs.toFixed(1)} ms of a processor`,
    goal: `< ${GOAL_MS} ms`,
    isMet: eachMs < GOAL_MS,
  }
}
