import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter, useLocation } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Scan } from '../../../../main/records/scan-records.ts'
import { createQueryClient } from '../../../client/query-client.ts'
import { StationEvents } from '../../../client/station-events.tsx'
import { ScanList } from './scan-list.tsx'

let number = 0
let stream: ReadableStreamDefaultController<Uint8Array> | null

beforeEach(() => {
  stream = null
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal('fetch', async (url: string) => {
    const path = url.split('?')[0]
    if (path === '/api/stock/7/') return Response.json({ pk: 7, part_detail: { name: 'Ball pen blue' } })
    if (path !== '/api/station/events/') return Response.json({ pk: 8 })
    return new Response(new ReadableStream<Uint8Array>({ start: (controller) => void (stream = controller) }))
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

async function show(): Promise<void> {
  stream = null
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MantineProvider>
        <MemoryRouter>
          <StationEvents>
            <ScanList />
            <Address />
          </StationEvents>
        </MemoryRouter>
      </MantineProvider>
    </QueryClientProvider>,
  )
  await vi.waitUntil(() => stream !== null)
}

function Address() {
  const { pathname, search } = useLocation()
  return <output data-testid="address">{pathname + search}</output>
}

function scan(data: string, match: Scan['match'], time: string): void {
  number += 1
  const resolved = { data, match, timestamp: `2026-11-20T${time}:30`, choices: [], readings: [] }
  const event = { number, time: '', type: 'scan.resolved', data: resolved }
  stream?.enqueue(new TextEncoder().encode(`${JSON.stringify(event)}\n`))
}

const ITEM = { model: 'stockitem' as const, pk: 7 }
const OTHER = { model: 'stockitem' as const, pk: 8 }
const codes = () => screen.queryAllByRole('button', { name: /^Take/ }).map((button) => button.ariaLabel)

test('a code that is on the list is refused with the time when it was scanned, and any other code of the same thing, too (B35)', async () => {
  await show()
  scan('INV-SI7', ITEM, '14:02')
  await screen.findByText('Item Ball pen blue')
  scan('INV-SI7', ITEM, '14:05')
  expect((await screen.findByText('Already scanned, 14:02')).closest('output')).not.toBeNull()
  scan('4006381333931', ITEM, '14:06')
  await screen.findByText('4006381333931')
  expect([codes(), screen.getByText('Already scanned, 14:02').tagName]).toEqual([['Take INV-SI7 off the list'], 'P'])
})

test('what is not known is not listed, and said', async () => {
  await show()
  scan('nobody', null, '14:02')
  await screen.findByText('Not known here')
  expect(codes()).toEqual([])
})

test('the list is kept while one looks at other pages, and a code that was taken off is taken again (B35)', async () => {
  await show()
  scan('INV-SI7', ITEM, '14:02')
  scan('INV-SI8', OTHER, '14:03')
  await screen.findByText('INV-SI8')
  cleanup()
  await show()
  fireEvent.click(screen.getByRole('button', { name: 'Take INV-SI7 off the list' }))
  expect(codes()).toEqual(['Take INV-SI8 off the list'])
  scan('INV-SI7', ITEM, '14:09')
  await screen.findByText('INV-SI7')
  expect(codes()).toEqual(['Take INV-SI7 off the list', 'Take INV-SI8 off the list'])
})

test('labels for all that was scanned are put together on the page of labels', async () => {
  await show()
  scan('INV-SI7', ITEM, '14:02')
  scan('INV-SI8', OTHER, '14:03')
  fireEvent.click(await screen.findByRole('button', { name: 'Labels for 2 items' }))
  expect(screen.getByTestId('address').textContent).toBe('/labels/print?model=stockitem&items=8,7')
})
