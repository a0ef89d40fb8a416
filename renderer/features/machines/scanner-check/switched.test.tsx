import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../../../client/query-client.ts'
import { Switched } from './switched.tsx'

const BACK = {
  name: 'Honeywell Genesis 7580g',
  mode: 'USB, HID POS',
  machine: { driver: 'hid-pos-scanner', settings: { DEVICE: '0c2e:0be1:S7' } },
  hint: null,
}

let asked: string[]

beforeEach(() => {
  asked = []
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit = {}) => {
    if (method !== 'GET') asked.push(`${method} ${path} ${body as string}`)
    if (method === 'POST') return Response.json({ pk: 'new' })
    return Response.json(path === '/api/machine/' ? [{ name: BACK.name }] : {})
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show(switching: Parameters<typeof Switched>[0]['switching']) {
  const taken: string[] = []
  render(
    <MantineProvider>
      <QueryClientProvider client={createQueryClient()}>
        <Switched check={{ machine: 'old', name: 'Bench' }} switching={switching} onTaken={(pk) => taken.push(pk)} />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return taken
}

test.each([
  ['told', 'It was told. Now it goes away'],
  ['taken', 'It took the command. Now it goes away'],
  ['refused', 'It refused the command: this model does not have that mode'],
] as const)('a scanner that was switched (%s) says how that stands, and is waited for', (outcome, words) => {
  show({ mode: 'hid-pos', outcome, came_back: null })
  expect(screen.getByText(words, { exact: false }).tagName).toBe('P')
  expect(screen.queryByRole('button')).toBeNull()
})

test('a scanner that is back becomes a machine with a name of its own, the old one is switched off, and the check goes on', async () => {
  const taken = show({ mode: 'hid-pos', outcome: 'taken', came_back: BACK })
  const use = screen.getByRole('button', { name: 'Use it and go on checking' })
  await vi.waitFor(() => expect(use).toHaveProperty('disabled', false))
  fireEvent.click(use)
  await vi.waitFor(() => expect(taken).toEqual(['new']))
  expect(asked).toEqual([
    `POST /api/machine/ ${JSON.stringify({ name: 'Honeywell Genesis 7580g 2', machine_type: 'barcode-scanner', driver: 'hid-pos-scanner', active: true })}`,
    'PATCH /api/machine/new/settings/D/DEVICE/ {"value":"0c2e:0be1:S7"}',
    'PATCH /api/machine/old/ {"active":false}',
  ])
})
