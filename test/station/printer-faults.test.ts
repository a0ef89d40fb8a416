import { afterAll, beforeAll, expect, test } from 'vitest'
import { simulatedPrinters } from '../../drivers/printers/simulated/simulated-printers.ts'
import type { Machine } from '../../main/records/machine-records.ts'
import type { PaperLabel, PrintJob } from '../../main/records/print-records.ts'
import { eventually } from '../support/eventually.ts'
import { createTestStation, type News, type TestStation } from '../support/test-station.ts'
import { ZLIB } from '../support/zlib.ts'

const DRIVERS = simulatedPrinters(ZLIB).map((Driver) => new Driver().SLUG)

interface Fault {
  begins: object
  ends: object
  /** What says that the station has noticed. */
  isNoticed: (machine: Machine) => boolean
  /** May the label be in doubt at the end? Else it came out. */
  isInDoubt: boolean
}

const isReady = ({ status_text }: Machine): boolean => status_text.startsWith('Ready')
const cannotTell = ({ status_text }: Machine): boolean => status_text.includes('does not say how it is')
const needsPerson = ({ status }: Machine): boolean => status >= 200
const FAULTS: Readonly<Record<string, Fault>> = {
  'paper out': {
    begins: { kind: 'condition', condition: 'paper out', present: true },
    ends: { kind: 'condition', condition: 'paper out', present: false },
    isNoticed: needsPerson,
    isInDoubt: false,
  },
  'an open head': {
    begins: { kind: 'condition', condition: 'head open', present: true },
    ends: { kind: 'condition', condition: 'head open', present: false },
    isNoticed: needsPerson,
    isInDoubt: false,
  },
  'a cable that comes out in the middle of the label': {
    begins: { kind: 'faults', faults: { unplug_after_bytes: 60 } },
    ends: { kind: 'plug' },
    isNoticed: ({ status_text }) => status_text.includes('unplugged'),
    isInDoubt: true,
  },
  'answers that are garbage': {
    begins: { kind: 'faults', faults: { answers_wrong: true } },
    ends: { kind: 'faults', faults: { answers_wrong: false } },
    isNoticed: cannotTell,
    isInDoubt: true,
  },
  'no answers at all': {
    begins: { kind: 'faults', faults: { is_silent: true } },
    ends: { kind: 'faults', faults: { is_silent: false } },
    isNoticed: cannotTell,
    isInDoubt: true,
  },
}

let station: TestStation

beforeAll(async () => {
  station = await createTestStation()
})
afterAll(() => station[Symbol.asyncDispose]())

async function addPrinter(driver: string, name: string, news: News): Promise<string> {
  const body = { name: `${driver} with ${name}`, machine_type: 'label-printer', driver, active: true }
  const { pk } = await station.json<Machine>('POST', '/api/machine/', body)
  await news.until('machine.changed', (machine) => machine.pk === pk && isReady(machine))
  return pk
}

const post = <T>(pk: string, what: string, body: object): Promise<T> =>
  station.json('POST', `/api/station/machines/${pk}/${what}/`, body)
const papersOf = async (pk: string): Promise<number> =>
  (await station.json<PaperLabel[]>('GET', `/api/station/machines/${pk}/paper/`)).length

/** The tape of a P-touch is 12 mm. */
const sizeOf = (driver: string): object =>
  driver === 'simulated-brother-pt' ? { width_mm: 40, height_mm: 12 } : { width_mm: 50, height_mm: 30 }

const endIn = ({ counts }: PrintJob): string | undefined =>
  ['printed', 'sent', 'unknown'].find((state) => counts[state] === 1)

/** What became of its one label, when nothing more is to come of it by itself. */
async function endOf({ pk }: PrintJob, news: News): Promise<string> {
  const job = await news.until('print-job.changed', (job: PrintJob) => job.pk === pk && endIn(job) !== undefined)
  return endIn(job) ?? ''
}

/** What may become of it, and how many of it are on paper then. */
const OUT = ['printed 1', 'sent 1']
const IN_DOUBT = [...OUT, 'unknown 0', 'unknown 1']

const CASES = DRIVERS.flatMap((driver) => Object.entries(FAULTS).map(([name, fault]) => ({ driver, name, fault })))

test.concurrent.each(CASES)(
  'a $driver with $name is noticed, and its label never comes out twice',
  async ({ driver, name, fault }) => {
    using news = await station.news()
    const pk = await addPrinter(driver, name, news)
    await post(pk, 'simulate', fault.begins)
    const job = await post<PrintJob>(pk, 'test-label', sizeOf(driver))
    await news.until('machine.changed', (machine) => machine.pk === pk && fault.isNoticed(machine))
    using later = await station.news()
    await post(pk, 'simulate', fault.ends)
    const end = await endOf(job, news)
    expect(fault.isInDoubt ? IN_DOUBT : OUT).toContain(`${end} ${await papersOf(pk)}`)
    // One that tells of its labels by itself may have been ready before anybody listened.
    await Promise.any([
      later.until('machine.changed', (machine) => machine.pk === pk && isReady(machine)),
      eventually(async () => expect(await station.json<Machine>('GET', `/api/machine/${pk}/`)).toSatisfy(isReady)),
    ])
    const next = await post<PrintJob>(pk, 'test-label', sizeOf(driver))
    expect(['printed', 'sent']).toContain(await endOf(next, news))
  },
  30_000,
)
