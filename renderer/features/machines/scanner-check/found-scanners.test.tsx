import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../../../client/query-client.ts'
import { FoundScanners } from './found-scanners.tsx'

const scanner = (device: string) => ({
  name: 'Honeywell Voyager',
  mode: 'USB, HID POS',
  machine: { driver: 'hid-pos-scanner', settings: { DEVICE: device } },
  hint: null,
})

let found: unknown[]
let posted: [string, unknown][]

beforeEach(() => {
  posted = []
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit = {}) => {
    if (method === 'POST') posted.push([path, JSON.parse(body as string)])
    if (path.endsWith('/beep/')) return Response.json({ has_beeped: posted.length === 1 })
    return Response.json(path === '/api/station/found-scanners/' ? found : [{ driver: 'keyboard-scanner' }])
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show(): void {
  render(
    <MantineProvider>
      <QueryClientProvider client={createQueryClient()}>
        <FoundScanners />
      </QueryClientProvider>
    </MantineProvider>,
  )
}

test('twins are told apart by their sockets, and each can be told to beep', async () => {
  found = [scanner('0c2e:0b81@1-1'), scanner('0c2e:0b81@1-2')]
  show()
  expect((await screen.findAllByText(/socket/)).map(({ textContent }) => textContent)).toEqual([
    'USB, HID POS, socket 1-1',
    'USB, HID POS, socket 1-2',
  ])
  fireEvent.click(screen.getByRole('button', { name: 'Beep this one: socket 1-1' }))
  await vi.waitFor(() => expect(posted).toHaveLength(1))
  fireEvent.click(screen.getByRole('button', { name: 'Beep this one: socket 1-2' }))
  expect((await screen.findByText('It cannot be told to beep. Use one, and scan with it.')).tagName).toBe('P')
  expect(posted.map(([, body]) => body)).toEqual([
    { driver: 'hid-pos-scanner', settings: { DEVICE: '0c2e:0b81@1-1' } },
    { driver: 'hid-pos-scanner', settings: { DEVICE: '0c2e:0b81@1-2' } },
  ])
})

test('a single scanner need not be told from others', async () => {
  found = [scanner('0c2e:0b81:S1')]
  show()
  await screen.findByText('New: Honeywell Voyager')
  expect(screen.queryByRole('button', { name: /Beep/ })).toBeNull()
})
