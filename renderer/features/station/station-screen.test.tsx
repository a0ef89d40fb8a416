import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Scan } from '../../../main/records/records.ts'
import { createQueryClient } from '../../client/query-client.ts'
import { StationEvents } from '../../client/station-events.tsx'
import { LookUpProvider } from './look-up-provider.tsx'
import { SoundProvider } from './sound-provider.tsx'
import { StationScreen } from './station-screen.tsx'

const ITEM = {
  pk: 7,
  quantity: 48,
  serial: null,
  batch: 'L2611',
  status: 10,
  status_text: 'OK',
  expiry_date: null,
  part_detail: { name: 'Ball pen blue', IPN: 'BP-0042', units: 'pcs', description: '' },
  location_detail: { name: 'A-03-2' },
  location_path: [{ name: 'Hall A' }, { name: 'A-03-2' }],
}

describe('StationScreen', () => {
  const station = scriptedStation()
  beforeEach(() => {
    vi.stubGlobal('fetch', station.fetch)
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  test('a code is drawn when it arrives, before anybody knows it, and then its item in large letters', async () => {
    show()
    await station.listened()
    station.tell('scan.captured', {})
    expect((await screen.findByTestId('result-band')).textContent).toBe('INV-SI7checking')
    station.tell('scan.resolved', { state: 'matched', match: { model: 'stockitem', pk: 7 } })
    const card = await screen.findByTestId('card')
    expect([screen.getByTestId('result-band').textContent, facts(card)]).toEqual([
      'OKItem found',
      { Quantity: '48 pcs', Location: 'A-03-2', Batch: 'L2611', Where: 'Hall A / A-03-2' },
    ])
  })

  test('under an unknown code the last item stays, but no key prints its label', async () => {
    show()
    await station.listened()
    station.tell('scan.resolved', { state: 'matched', match: { model: 'stockitem', pk: 7 } })
    await screen.findByTestId('card')
    station.tell('scan.resolved', { pk: 2, data: '4006381333931', state: 'unknown' })
    await screen.findByRole('button', { name: /Link to an item/ })
    fireEvent.keyDown(window, { key: 'l', ctrlKey: true })
    expect([
      screen.getByTestId('result-band').textContent,
      screen.getByText('Found before').tagName,
      station.posted,
    ]).toEqual(['CHECKNot known here', 'P', []])
  })

  test('without a scanner it says how to go on', async () => {
    show()
    expect((await screen.findByText(/No scanner yet/)).textContent).toBe(
      'No scanner yet. Connect one, use the simulator, or press F2 to type.',
    )
  })
})

function show(): void {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MantineProvider>
        <MemoryRouter>
          <StationEvents>
            <SoundProvider>
              <LookUpProvider>
                <StationScreen />
              </LookUpProvider>
            </SoundProvider>
          </StationEvents>
        </MemoryRouter>
      </MantineProvider>
    </QueryClientProvider>,
  )
}

function facts(card: HTMLElement): Record<string, string | null> {
  const names = within(card).getAllByRole('term')
  const values = within(card).getAllByRole('definition')
  return Object.fromEntries(names.map((name, index) => [name.textContent, values[index]?.textContent ?? null]))
}

/** Answers what the screen asks, and tells events through a stream as the station does. */
function scriptedStation() {
  const posted: string[] = []
  let number = 0
  let stream: ReadableStreamDefaultController<Uint8Array> | null = null
  const send = (event: object) => stream?.enqueue(new TextEncoder().encode(`${JSON.stringify(event)}\n`))

  return {
    posted,
    fetch: async (url: string, { method, signal }: RequestInit) => {
      const path = url.split('?')[0] ?? ''
      if (method === 'POST') posted.push(path)
      if (path !== '/api/station/events/') return Response.json(answer(path))
      return new Response(
        new ReadableStream<Uint8Array>({
          start: (controller) => {
            stream = controller
            signal?.addEventListener('abort', () => {
              if (stream === controller) stream = null
              controller.error(signal.reason)
            })
          },
        }),
      )
    },
    listened: () => vi.waitUntil(() => stream !== null),
    tell: (type: string, change: Partial<Scan>) => {
      number += 1
      send({ number, time: '', type, data: { ...scan(number), ...change } })
    },
  }
}

function answer(path: string): unknown {
  if (path === '/api/stock/7/') return ITEM
  if (path === '/api/machine/' || path === '/api/settings/global/') return []
  return { count: 0, next: null, previous: null, results: [] }
}

function scan(number: number): Scan {
  return {
    pk: 1,
    timestamp: `2026-11-20T10:00:0${number}.000Z`,
    endpoint: 'machine',
    machine: null,
    machine_name: null,
    user: null,
    data: 'INV-SI7',
    raw: '',
    symbology: null,
    simulated: false,
    reads: 1,
    state: 'captured',
    resolved_at: null,
    plugin: null,
    match: null,
    error: null,
    message: null,
    readings: [],
    choices: [],
  }
}
