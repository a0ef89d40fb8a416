import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Scan } from '../../../main/records/scan-records.ts'
import { CommandCodesProvider, useCommandCodes } from '../../components/command-codes.tsx'
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

  test('a code of several things is a question with a tile for each, and touching one answers it', async () => {
    show()
    await station.listened()
    const choices = [
      { model: 'part' as const, pk: 1, name: 'Pen' },
      { model: 'part' as const, pk: 2, name: 'Pencil' },
    ]
    const error = 'This code fits 2 things. Choose one.'
    station.tell('scan.resolved', { pk: 3, state: 'unknown', error, choices })
    fireEvent.click(await screen.findByRole('button', { name: /2.*Pencil/ }))
    await vi.waitFor(() => expect(station.posted).toEqual(['/api/station/scans/3/choose/']))
    expect(screen.getByTestId('result-band').textContent).toBe(`CHECK${error}`)
    expect(screen.queryByRole('button', { name: /Link to an item/ })).toBeNull()
  })

  test('what the station asks has buttons that do what the codes do', async () => {
    show()
    await station.listened()
    station.posted.length = 0
    station.asked.question = { message: 'Sure?', can_confirm: true, numbers: null, wants_code: false }
    station.tell('scan.resolved', { pk: 4, state: 'unknown', error: 'Sure?' })
    fireEvent.click(await screen.findByRole('button', { name: 'Confirm' }))
    await vi.waitFor(() => expect(station.posted).toEqual(['/api/barcode/']))
    expect([screen.getByRole('heading', { level: 1 }).textContent, screen.queryByText(/Link to an item/)]).toEqual([
      'Answer it.',
      null,
    ])
    station.asked.question = null
  })

  test('what the code says is shown with what is wrong with it', async () => {
    show()
    await station.listened()
    const elements = [
      {
        id: '17',
        name: 'EXPIRY DATE',
        value: '261331',
        raw: '261331',
        problems: ['261331 is no day of the calendar'],
        notes: [],
      },
    ]
    const readings = [{ standard: 'gs1' as const, title: 'GS1 element string', elements, problems: [], notes: [] }]
    station.tell('scan.resolved', { state: 'unknown', readings })
    const said = await screen.findByTestId('code-readings')
    expect(said.textContent).toContain('EXPIRY DATE 17')
    expect(said.textContent).toContain('261331 is no day of the calendar')
  })

  test('a command code presses the button on the screen; without one nothing is done, and this is said', async () => {
    const undo = vi.fn<() => void>()
    const elements = [{ id: 'UNDO', name: 'Command', value: 'Undo', raw: 'XCXUNDON', problems: [], notes: [] }]
    const readings = [{ standard: 'command' as const, title: 'Command code', elements, problems: [], notes: [] }]
    const command = { state: 'matched' as const, data: 'XCXUNDON', readings }
    show()
    await station.listened()
    station.tell('scan.resolved', command)
    expect((await screen.findByTestId('result-band')).textContent).toBe('CHECKNothing to undo here')
    cleanup()
    show(<Undoer undo={undo} />)
    await station.listened()
    station.tell('scan.resolved', command)
    expect((await screen.findByTestId('result-band')).textContent).toBe('DONEUndo')
    expect(undo).toHaveBeenCalledTimes(1)
  })

  test('without a scanner it says how to go on', async () => {
    show()
    expect((await screen.findByText(/No scanner yet/)).textContent).toBe(
      'No scanner yet. Connect one, use the simulator, or press F2 to type.',
    )
  })
})

function Undoer({ undo }: { undo: () => void }) {
  useCommandCodes({ UNDO: undo })
  return null
}

function show(beside: ReactNode = null): void {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MantineProvider>
        <MemoryRouter>
          <StationEvents>
            <SoundProvider>
              <CommandCodesProvider>
                <LookUpProvider>
                  <StationScreen />
                  {beside}
                </LookUpProvider>
              </CommandCodesProvider>
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
  const asked: { question: object | null } = { question: null }
  let number = 0
  let stream: ReadableStreamDefaultController<Uint8Array> | null = null
  const send = (event: object) => stream?.enqueue(new TextEncoder().encode(`${JSON.stringify(event)}\n`))

  return {
    posted,
    asked,
    fetch: async (url: string, { method, signal }: RequestInit) => {
      const path = url.split('?')[0] ?? ''
      if (method === 'POST') posted.push(path)
      if (path === '/api/station/open-question/') return Response.json(asked.question)
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

const LISTS = new Set(['/api/machine/', '/api/settings/global/', '/api/plugins/', '/api/station/actions/'])

function answer(path: string): unknown {
  if (path === '/api/stock/7/') return ITEM
  if (path === '/api/station/steps/') return { undo: null, redo: null }
  if (path === '/api/station/command-codes/') return [{ name: 'CONFIRM', quantity: null, code: 'XCXCONFP' }]
  if (LISTS.has(path)) return []
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
    unanswered: [],
  }
}
