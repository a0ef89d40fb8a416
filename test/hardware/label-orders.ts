import { vi } from 'vitest'
import type { Machine } from '../../main/records/machine-records.ts'
import type { PrintJob } from '../../main/records/print-records.ts'
import type { Part, StockItem } from '../../main/records/stock-records.ts'
import type { TestStation } from '../support/test-station.ts'

export async function addItems(station: TestStation, count: number): Promise<number[]> {
  const part = await station.json<Part>('POST', '/api/part/', { name: 'Ball pen blue', IPN: 'BP-0042' })
  const items: number[] = []
  while (items.length < count) {
    const [item] = await station.json<StockItem[]>('POST', '/api/stock/', { part: part.pk, quantity: 1 })
    items.push(item!.pk)
  }
  return items
}

async function lastJob(station: TestStation): Promise<PrintJob> {
  const [job] = await station.json<PrintJob[]>('GET', '/api/station/print-jobs/')
  return job!
}

/** Somebody looked: of the labels in doubt none came out, so that they are in line again, or all did. */
export async function answerDoubt(station: TestStation, answer: 'none' | 'all'): Promise<void> {
  const { pk } = await lastJob(station)
  await station.json('POST', `/api/station/print-jobs/${pk}/resume-after/`, { answer })
}

async function countsOf(station: TestStation): Promise<PrintJob['counts']> {
  return (await lastJob(station)).counts
}

export async function untilCounts(station: TestStation, fits: (counts: PrintJob['counts']) => boolean): Promise<void> {
  const check = async (): Promise<void> => {
    const counts = await countsOf(station)
    if (!fits(counts)) throw new Error(`The labels are ${JSON.stringify(counts)}.`)
  }
  await vi.waitFor(check, { timeout: 45_000, interval: 200 })
}

/** Has a label of each of these stock items printed. */
export async function orderLabels(station: TestStation, machine: Machine, items: readonly number[]): Promise<void> {
  await station.json('POST', '/api/label/print/', {
    template: 1,
    items,
    plugin: 'inventreelabelmachine',
    machine: machine.pk,
  })
}
