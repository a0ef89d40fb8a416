import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Machine } from '../../../main/records/machine-records.ts'
import { createQueryClient } from '../../client/query-client.ts'
import { PrintActivity } from './print-activity.tsx'
import { WaitingJobs } from './waiting-jobs.tsx'

const printer = (pk: string, name: string, status: number) =>
  ({ pk, name, status, active: true, machine_type: 'label-printer' }) as Machine

const STOPPED = printer('p1', 'ZD421', 301)
const OTHERS = [printer('p2', 'QL-820', 100), printer('p3', 'Broken', 400)]
const job = (pk: number, machine: string, counts: object) => ({ pk, machine, counts })
const JOBS = [
  job(1, 'p1', { held: 2, printed: 1 }),
  job(2, 'p1', { queued: 4 }),
  job(3, 'p1', { printed: 3 }),
  job(4, 'p2', { queued: 1 }),
]

let posted: [string, unknown][]

beforeEach(() => {
  posted = []
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal('fetch', async (url: string, { method, body }: RequestInit = {}) => {
    const path = url.split('?')[0] ?? ''
    if (method === 'POST') posted.push([path, JSON.parse(body as string)])
    if (path === '/api/station/print-jobs/') return Response.json({ count: 4, results: JOBS })
    if (path.endsWith('/activity/'))
      return Response.json({ labels_today: 412, labels_last_hour: 1, steps: [0, 1], stops_last_hour: 2 })
    return Response.json(path === '/api/machine/' ? [STOPPED, ...OTHERS] : [])
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show(element: React.ReactElement): void {
  render(
    <MantineProvider>
      <QueryClientProvider client={createQueryClient()}>{element}</QueryClientProvider>
    </MantineProvider>,
  )
}

test('the rest of what waits for a printer is printed on another one that works', async () => {
  show(<WaitingJobs machine={STOPPED} />)
  fireEvent.click(await screen.findByRole('button', { name: 'Print the rest on QL-820' }))
  await vi.waitFor(() =>
    expect(posted).toEqual([
      ['/api/station/print-jobs/1/move/', { machine: 'p2' }],
      ['/api/station/print-jobs/2/move/', { machine: 'p2' }],
    ]),
  )
  const section = screen.getByRole('region', { name: 'What waits for it' })
  expect(section.textContent).toBe('2 jobs wait. They go on by themselves.Print the rest on QL-820')
})

test('what came out today and in the last hour is told, with the stops', async () => {
  show(<PrintActivity machine={STOPPED} />)
  const section = await screen.findByRole('region', { name: 'What came out' })
  expect(section.textContent).toBe('Labels today 412Last hour 1 label, 2 stops')
})
