import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Instance, RemoteInstance } from './instances.tsx'
import { namesOf } from './model-information.ts'
import { PluginTable } from './plugin-table.tsx'

const asked: string[] = []
const ITEM = { pk: 7, quantity: 3, serial: '12', is_building: false, part_detail: { name: 'Ball pen' } }

beforeEach(() => {
  asked.length = 0
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  vi.stubGlobal('fetch', (request: Request | string) => {
    const url = typeof request === 'string' ? request : request.url
    asked.push(url.replace(/^http:\/\/[^/]+/u, ''))
    if (url.includes('/7/')) return Promise.resolve(Response.json(ITEM))
    if (url.includes('/8/')) return Promise.resolve(Response.json({ detail: 'Not found.' }, { status: 404 }))
    return Promise.resolve(Response.json({ count: 30, next: null, previous: null, results: [ITEM] }))
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show(children: ReactNode): void {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <MantineProvider>
        <MemoryRouter>{children}</MemoryRouter>
      </MantineProvider>
    </QueryClientProvider>,
  )
}

test.each([
  [ITEM, { name: 'Ball pen', detail: '12' }],
  [
    { pk: 1, name: 'Hall A', pathstring: 'Site/Hall A' },
    { name: 'Hall A', detail: 'Site/Hall A' },
  ],
  [
    { pk: 2, SKU: 'P-9', description: '' },
    { name: 'P-9', detail: '' },
  ],
  [{ pk: 3 }, { name: '#3', detail: '' }],
])('an object is called as people call it', (record, names) => {
  expect(namesOf(record)).toEqual(names)
})

test('an object is named with the way to its page', () => {
  show(<Instance model="stockitem" instance={ITEM} />)
  expect(screen.getByRole('link', { name: 'Ball pen' }).getAttribute('href')).toBe('/stock/items/7')
})

test('an object of which only the key is known is asked for, and a missing one is said to be missing', async () => {
  show(
    <>
      <RemoteInstance model="stockitem" pk={7} />
      <RemoteInstance model="part" pk={8} />
      <RemoteInstance model="ghost" pk={1} />
    </>,
  )
  expect(await screen.findByRole('link', { name: 'Ball pen' })).toBeTruthy()
  expect(await screen.findByText('Part 8 could not be read')).toBeTruthy()
  expect(screen.getByText('The window knows no "ghost"')).toBeTruthy()
})

test('a table asks for a page at a time, looks into records and tells of clicks', async () => {
  const clicked: unknown[] = []
  show(
    <PluginTable
      title="Stock"
      url="/api/stock/"
      params={{ part: 4 }}
      columns={[
        { accessor: 'part_detail.name', title: 'Part' },
        { accessor: 'is_building' },
        { accessor: 'quantity', render: ({ quantity }) => `${String(quantity)} pcs` },
      ]}
      onRowClick={({ pk }) => clicked.push(pk)}
    />,
  )
  fireEvent.click(await screen.findByText('Ball pen'))
  fireEvent.click(screen.getByRole('button', { name: '2' }))
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  expect([screen.getByText('No').textContent, screen.getByText('3 pcs').textContent, clicked]).toEqual([
    'No',
    '3 pcs',
    [7],
  ])
  expect(asked).toEqual([
    expect.stringMatching(/^\/api\/stock\/\?.*part=4.*limit=25&offset=0/u),
    expect.stringMatching(/^\/api\/stock\/\?.*part=4.*limit=25&offset=25/u),
  ])
})
