import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Machine } from '../../main/records/machine-records.ts'
import type { PrintJob } from '../../main/records/print-records.ts'
import type { Scan } from '../../main/records/scan-records.ts'
import type { StationEvent } from '../../main/records/station-event.ts'
import type { PageOf } from './api.ts'

const STOCK_KEYS: Record<string, readonly string[]> = {
  part: ['parts', 'stock'],
  partcategory: ['parts'],
  stockitem: ['stock', 'parts', 'locations', 'tracking', 'currency'],
  stocklocation: ['locations', 'stock'],
  company: ['purchasing'],
  manufacturerpart: ['purchasing'],
  supplierpart: ['purchasing'],
  purchaseorder: ['purchasing'],
}

/** Puts whole values of events into the cache, and asks again where an event only names what changed. */
export function createEventCache(
  client: QueryClient,
  gatherMs: number,
): Disposable & { apply(event: StationEvent): void } {
  const waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  /** A burst of changes becomes one request per list. */
  function invalidateSoon(...keys: readonly string[]): void {
    keys.forEach((key) => waiting.add(key))
    timer ??= setTimeout(() => {
      timer = undefined
      for (const key of waiting) void client.invalidateQueries({ queryKey: [key] })
      waiting.clear()
    }, gatherMs)
  }

  /** An answer that is on its way may be older than this event, and would put the old state back. */
  function outrun(key: string): void {
    if (client.isFetching({ queryKey: [key] }) > 0) invalidateSoon(key)
  }

  function apply(event: StationEvent): void {
    switch (event.type) {
      case 'scan.captured':
      case 'scan.resolved':
      case 'scan.held':
      case 'scan.repeated':
      case 'scan.answered':
        putScan(client, event.data)
        if (event.type !== 'scan.repeated') invalidateSoon('held-scans', 'steps')
        return outrun('scans')
      case 'machine.changed':
        putMachine(client, event.data)
        // One that is new or gone has a line in the queue, or has none any more.
        invalidateSoon('printers')
        return outrun('machines')
      case 'machine.deleted':
        client.setQueryData<Machine[]>(['machines'], (all) => all?.filter(({ pk }) => pk !== event.data.pk))
        return invalidateSoon('printers')
      case 'devices.changed':
        return invalidateSoon('devices', 'serial-ports', 'found-scanners')
      case 'print-job.changed':
        putPrintJob(client, event.data)
        // Its labels, and how many wait for each printer, are told by nobody else.
        invalidateSoon('print-job', 'printers')
        return outrun('print-jobs')
      case 'printer.changed':
        return invalidateSoon('printers')
      case 'label-template.changed':
        return invalidateSoon('label-templates')
      case 'report-template.changed':
        return invalidateSoon('report-templates')
      case 'notification.changed':
        return invalidateSoon('notifications')
      case 'paper.printed':
        void client.invalidateQueries({ queryKey: ['paper', event.data.machine] })
        return
      case 'stock.changed':
        return invalidateSoon('steps', ...(STOCK_KEYS[event.data.model] ?? []))
      case 'setting.changed':
        // What plugins show depends on their settings, and on the switches.
        return invalidateSoon('settings', 'currency', ...(asksPlugins(event.data) ? ['plugins'] : []))
      case 'plugin.changed':
        if (event.data.active) renewModules(client, event.data.key)
        return invalidateSoon('plugins', 'machine-catalogue')
    }
  }

  return { apply, [Symbol.dispose]: () => clearTimeout(timer) }
}

function asksPlugins({ scope, key }: { scope: string; key: string }): boolean {
  return scope.startsWith('plugin') || key.startsWith('ENABLE_PLUGINS')
}

/** A plugin that was loaded anew may have other code in the window, too. */
function renewModules(client: QueryClient, plugin: string): void {
  client.setQueryData<number>(['module-version', plugin], (version = 0) => version + 1)
}

function putScan(client: QueryClient, scan: Scan): void {
  client.setQueryData<Scan[]>(['scans'], (all) => all && [scan, ...all.filter(({ pk }) => pk !== scan.pk)].slice(0, 50))
}

function putMachine(client: QueryClient, machine: Machine): void {
  client.setQueryData<Machine[]>(['machines'], (all) => all && replaceOrAdd(all, machine))
}

function putPrintJob(client: QueryClient, job: PrintJob): void {
  const firstPages: QueryKey = ['print-jobs', 0]
  client.setQueriesData<PageOf<PrintJob>>({ queryKey: ['print-jobs'] }, (page) => {
    if (page === undefined || page.results.every(({ pk }) => pk !== job.pk)) return page
    return { ...page, results: replaceOrAdd(page.results, job) }
  })
  client.setQueriesData<PageOf<PrintJob>>({ queryKey: firstPages }, (page) => {
    if (page === undefined || page.results.some(({ pk }) => pk === job.pk)) return page
    if (page.results.some(({ pk }) => pk > job.pk)) return page
    return { ...page, count: page.count + 1, results: [job, ...page.results] }
  })
}

function replaceOrAdd<T extends { pk: unknown }>(all: readonly T[], one: T): T[] {
  const isKnown = all.some(({ pk }) => pk === one.pk)
  return isKnown ? all.map((entry) => (entry.pk === one.pk ? one : entry)) : [...all, one]
}
