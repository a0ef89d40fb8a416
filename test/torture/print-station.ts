import { setTimeout as wait } from 'node:timers/promises'
import type { ConnectionSpec } from '@scanbench/plugin/machine'
import type { LastGood } from '../../main/labels/journal/label-answers.ts'
import { openPrintingLane } from '../support/printing-lane.ts'
import { codeOf, TORTURED_LANGUAGES } from './tortured-languages.ts'
import type { TorturedName } from './tortured-languages.ts'

/** What is printed, and where. */
export interface PrintStationOrder {
  file: string
  labels: number
  language: TorturedName
  spec: ConnectionSpec
}

/** What the station tells the test. */
export type StationNews =
  | { devices: number | null }
  | { doubtful: number[] }
  | { hasSpoken: true }
  /** The device process ended so often that it stays off until a person starts it. */
  | { devicesStayOff: true }

/** What a person says who looked at the paper. */
export type PersonAnswer = { didNotComeOut: number[] } | { lastGood: LastGood } | { start: 'devices' }

const LOOK_MS = 20

/** Everything between the journal and the line, as a program that can be killed at any moment; its devices are another. */
const { file, labels, language, spec } = JSON.parse(process.argv[2] ?? '{}') as PrintStationOrder
const tortured = TORTURED_LANGUAGES[language]
const lane = await openPrintingLane({
  file,
  driver: tortured.driver,
  spec,
  draw: async ({ pk }) => ({ bytes: tortured.bytesFor(pk), codes: [codeOf(pk)], unread: [], sizeMm: null }),
  pollMs: 20,
  statusTimeoutMs: 250,
  progressTimeoutMs: 2000,
})
const { database, journal, dispatcher, printer, devices } = lane
let answered = Promise.withResolvers<Exclude<PersonAnswer, { start: unknown }>>()

/** Labels in these states; those in the printer are not settled either. */
async function labelsThat(are: 'moving' | 'doubtful'): Promise<{ pk: number; job: number }[]> {
  return database.write
    .selectFrom('print_label')
    .select(['pk', 'job'])
    .where((where) =>
      are === 'doubtful'
        ? where('state', '=', 'unknown')
        : where.or([where('state', '=', 'sending'), where('state', '=', 'sent').and('awaited', '=', 1)]),
    )
    .execute()
}

async function waiting(): Promise<number> {
  const { number } = await database.write
    .selectFrom('print_label')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .where('state', 'in', ['queued', 'held'])
    .executeTakeFirstOrThrow()
  return number
}

/** The rest of the job waits meanwhile, so that there is no further doubt as long as nothing moves. */
async function askPerson(doubtful: readonly { pk: number; job: number }[]): Promise<void> {
  answered = Promise.withResolvers()
  tell({ doubtful: doubtful.map(({ pk }) => pk) })
  const answer = await answered.promise
  const [{ job } = { job: 0 }] = doubtful
  if ('lastGood' in answer) await journal.resumeAfter(job, answer.lastGood)
  else await journal.settle(job, answer.didNotComeOut, 'failed')
  dispatcher.wake(printer.machine)
}

function tell(news: StationNews): void {
  process.send?.(news)
}

// It does not outlive the test.
process.on('disconnect', () => process.exit(1))
process.on('message', (message) => {
  const answer = message as PersonAnswer
  if ('start' in answer) void devices.revive()
  else answered.resolve(answer)
})
tell({ devices: devices.process.pid })
devices.process.onChange(({ state }) =>
  tell(state === 'crashed' ? { devicesStayOff: true } : { devices: devices.process.pid }),
)
if ((await journal.list({}, { limit: 1, offset: 0, search: [], ordering: [] })).count === 0) await lane.print(labels)
let hasSpoken = false
for (;;) {
  await wait(LOOK_MS)
  if (!hasSpoken && (await journal.lane.hasSpoken(printer.machine))) {
    hasSpoken = true
    tell({ hasSpoken })
  }
  if ((await labelsThat('moving')).length > 0) continue
  const doubtful = await labelsThat('doubtful')
  if (doubtful.length > 0) await askPerson(doubtful)
  else if ((await waiting()) === 0) break
}
await lane[Symbol.asyncDispose]()
process.exit(0)
