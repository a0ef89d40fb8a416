import { QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import type { PrintJob } from '../../main/records/print-records.ts'
import type { StationEvent } from '../../main/records/station-event.ts'
import type { PageOf } from './api.ts'
import { createEventCache } from './event-cache.ts'

const job = (state: PrintJob['state']) => ({ pk: 1, state }) as PrintJob
const page = (state: PrintJob['state']): PageOf<PrintJob> => ({ count: 1, results: [job(state)] }) as PageOf<PrintJob>

test('an answer that was asked for before an event does not put the old state back', async () => {
  const client = new QueryClient()
  using cache = createEventCache(client, 0)
  const late = Promise.withResolvers<PageOf<PrintJob>>()
  const answers = [Promise.resolve(page('queued')), late.promise, Promise.resolve(page('printed'))]
  const queryFn = async () => answers.shift() ?? page('failed')
  const options = { queryKey: ['print-jobs', 0], queryFn, staleTime: 0 }
  await client.fetchQuery(options)
  const refetched = client.fetchQuery(options)
  cache.apply({ number: 1, time: '', type: 'print-job.changed', data: job('printed') })
  late.resolve(page('sending'))
  await refetched
  await vi.waitFor(() => expect(client.getQueryState(['print-jobs', 0])?.isInvalidated).toBe(true))
  expect(await client.fetchQuery(options)).toEqual(page('printed'))
})

test('modules of a plugin are read anew when it is on again, and not when it goes off', () => {
  const client = new QueryClient()
  using cache = createEventCache(client, 0)
  const change = (active: boolean) =>
    cache.apply({ number: 1, time: '', type: 'plugin.changed', data: { key: 'qa', active } })
  change(false)
  change(true)
  change(true)
  expect(client.getQueryData(['module-version', 'qa'])).toBe(2)
})

test.each([
  ['plugin', 'BROKEN', true],
  ['global', 'ENABLE_PLUGINS_INTERFACE', true],
  ['global', 'LABEL_DPI', false],
])('what plugins show is asked again after a change of %s %s: %s', async (scope, key, isAsked) => {
  const client = new QueryClient()
  using cache = createEventCache(client, 0)
  client.setQueryData(['settings'], [])
  client.setQueryData(['plugins', 'ui'], [])
  cache.apply({ number: 1, time: '', type: 'setting.changed', data: { scope, owner: '', key } })
  await vi.waitFor(() => expect(client.getQueryState(['settings'])?.isInvalidated).toBe(true))
  expect(client.getQueryState(['plugins', 'ui'])?.isInvalidated).toBe(isAsked)
})

test('a printer that is new or gone is new or gone in the list of queues too', async () => {
  const client = new QueryClient()
  using cache = createEventCache(client, 0)
  for (const type of ['machine.changed', 'machine.deleted'] as const) {
    client.setQueryData(['printers'], [])
    cache.apply({ number: 1, time: '', type, data: { pk: 'p1' } } as StationEvent)
    await vi.waitFor(() => expect(client.getQueryState(['printers'])?.isInvalidated).toBe(true))
  }
})
