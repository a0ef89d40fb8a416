import type { LabelTemplate } from '../../main/records/label-records.ts'
import type { PrintJob } from '../../main/records/print-records.ts'
import type { Scan } from '../../main/records/scan-records.ts'
import type { Part, StockItem } from '../../main/records/stock-records.ts'
import { addMachine } from './machines.ts'
import { createTestStation } from './test-station.ts'

/** A station with a simulated scanner, a simulated printer, and items of one part. */
export async function createScanBench() {
  const station = await createTestStation()
  const news = await station.news()
  const part = await station.json<Part>('POST', '/api/part/', { name: 'Ball pen blue' })
  const simulated = { settings: {} } as const
  const scanner = await addMachine(station, news, {
    ...simulated,
    name: 'Scanner',
    machine_type: 'barcode-scanner',
    driver: 'simulated-scanner',
  })
  const printer = await addMachine(station, news, {
    ...simulated,
    name: 'Printer',
    machine_type: 'label-printer',
    driver: 'simulated-printer',
  })
  const jobs = () => station.json<PrintJob[]>('GET', '/api/station/print-jobs/')
  const resolved = (data: string, after: number) =>
    news.until('scan.resolved', (scan) => scan.data === data && scan.pk > after)

  return {
    station,
    news,
    printer: printer.pk,
    jobs,
    item: async (quantity = 1): Promise<number> => {
      const [made] = await station.json<StockItem[]>('POST', '/api/stock/', { part: part.pk, quantity })
      return made!.pk
    },
    /** Reads a code with the scanner, and waits until it is known what it means. */
    scan: async (text: string): Promise<Scan> => {
      const [last] = await station.json<Scan[]>('GET', '/api/station/scans/')
      await station.json('POST', `/api/station/machines/${scanner.pk}/simulate/`, { kind: 'scan', text })
      return resolved(text, last?.pk ?? 0)
    },
    /** Reads a code that a window keeps for later. */
    scanHeld: async (text: string): Promise<Scan> => {
      await station.json('POST', `/api/station/machines/${scanner.pk}/simulate/`, { kind: 'scan', text })
      return news.until('scan.captured', (scan) => scan.data === text)
    },
    printed: ({ pk }: { pk: number }) =>
      news.until('print-job.changed', (job) => job.pk === pk && job.counts['printed'] === job.total),
    template: (name: string) =>
      station.json<LabelTemplate>('POST', '/api/station/label-templates/', {
        name,
        model_type: 'stockitem',
        width: 50,
        height: 30,
      }),
    switchOn: (key: string) => station.json('PATCH', `/api/settings/global/${key}/`, { value: true }),
    async [Symbol.asyncDispose]() {
      news[Symbol.dispose]()
      await station[Symbol.asyncDispose]()
    },
  }
}
