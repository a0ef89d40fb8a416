import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simulatedPrinters } from '../../drivers/printers/simulated/simulated-printers.ts'
import type { Machine } from '../../main/records/machine-records.ts'
import type { PaperLabel } from '../../main/records/print-records.ts'
import { ZLIB } from '../support/zlib.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

const DRIVERS = simulatedPrinters(ZLIB).map((Driver) => new Driver().SLUG)

let test: TestStation

beforeAll(async () => {
  test = await createTestStation()
})
afterAll(() => test[Symbol.asyncDispose]())

async function addPrinter(driver: string): Promise<string> {
  using news = await test.news()
  const body = { name: driver, machine_type: 'label-printer', driver, active: true }
  const { pk } = await test.json<Machine>('POST', '/api/machine/', body)
  const isReady = (machine: Machine): boolean => machine.pk === pk && machine.status_text.startsWith('Ready')
  if (!isReady(await test.json<Machine>('GET', `/api/machine/${pk}/`))) await news.until('machine.changed', isReady)
  return pk
}

/** The tape of a P-touch is 12 mm. */
const sizeOf = (driver: string): object =>
  driver === 'simulated-brother-pt' ? { width_mm: 40, height_mm: 12 } : { width_mm: 50, height_mm: 30 }

const post = (pk: string, what: string, body: object): Promise<unknown> =>
  test.json('POST', `/api/station/machines/${pk}/${what}/`, body)
const paper = (pk: string): Promise<PaperLabel[]> => test.json('GET', `/api/station/machines/${pk}/paper/`)

describe.each(DRIVERS)('%s', (driver) => {
  it('prints a test label that is seen on its paper, and says when the paper ends', { timeout: 30_000 }, async () => {
    const pk = await addPrinter(driver)
    using news = await test.news()
    await post(pk, 'simulate', { kind: 'faults', faults: { paper_out_after: 1 } })
    await post(pk, 'test-label', sizeOf(driver))
    await news.until('paper.printed', ({ machine }) => machine === pk)
    const [label] = await paper(pk)
    expect(label?.svg).toContain('<svg')
    await post(pk, 'test-label', sizeOf(driver))
    const stopped = await news.until('machine.changed', (changed) => changed.pk === pk && changed.status >= 200)
    expect([stopped.conditions.length > 0, (await paper(pk)).length]).toEqual([true, 1])
  })
})
