import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Machine } from '../../../main/records/machine-records.ts'
import { createQueryClient } from '../../client/query-client.ts'
import { FixSteps } from './fix-steps.tsx'
import { MissingRight } from './missing-right.tsx'
import { PrinterAbilities } from './printer-abilities.tsx'
import { PrinterActions } from './printer-actions.tsx'
import { WireLog } from './wire-log.tsx'

const can = (name: string) => ({ name, cannot: null })
const NO_GAPS = 'Endless paper has no gaps or marks to be found.'

const PRINTER = {
  pk: 'p1',
  name: 'ZD421',
  active: true,
  status_text: 'Ready.',
  conditions: [],
  commands: ['feed', 'pause', 'resume', 'cancel'],
  abilities: [...['feed', 'pause', 'resume', 'cancel'].map(can), { name: 'calibrate', cannot: NO_GAPS }],
} as unknown as Machine

let posted: [string, unknown][]

beforeEach(() => {
  posted = []
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    if (init.method !== 'GET') posted.push([path, JSON.parse((init.body as string | undefined) ?? 'null')])
    const entry = { at: '2026-01-05T08:00:00.250Z', direction: 'out', size: 3, hex: '7e 48 53', text: '~HS' }
    return Response.json(answerTo(path, entry))
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function answerTo(path: string, entry: object): unknown {
  if (path.endsWith('/wire-log/')) return [entry]
  if (path.includes('/print-jobs/')) return { count: 0, next: null, previous: null, results: [] }
  const job = { pk: 5, state: 'queued', counts: { queued: 1 }, total: 1, printed_again: [], message: '' }
  return path.endsWith('/test-label/') ? job : {}
}

function show(element: React.ReactElement): void {
  render(
    <MantineProvider>
      <QueryClientProvider client={createQueryClient()}>{element}</QueryClientProvider>
    </MantineProvider>,
  )
}

const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }))

test('only what the printer can do by command is offered, and is sent to it', async () => {
  show(<PrinterActions machine={PRINTER} />)
  expect(screen.queryByRole('button', { name: 'Calibrate' })).toBeNull()
  press('Feed')
  await waitFor(() => expect(posted).toEqual([['/api/station/machines/p1/command/', { command: 'feed' }]]))
})

test('what the printer cannot do stands there with the reason, and what it can with the way to it', () => {
  show(<PrinterAbilities machine={PRINTER} />)
  expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    'Can it …How, or what to do instead',
    'Feed a labelYes. By its button above.',
    'PauseYes. By its button above.',
    'ResumeYes. By the button above, while it is paused.',
    'Throw away what waits in itYes. Under the three dots above.',
    `CalibrateNo. ${NO_GAPS}`,
  ])
})

test('a shifted label of a printer that is not calibrated by command is not said to be mended', async () => {
  show(<PrinterActions machine={PRINTER} />)
  press('Test label')
  fireEvent.click(await screen.findByRole('button', { name: 'Print a test label' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Shifted' }))
  expect((await screen.findByRole('region', { name: 'Shifted' })).textContent).toContain(NO_GAPS)
  expect(posted.map(([path]) => path)).toEqual(['/api/station/machines/p1/test-label/'])
})

test('a paused printer is resumed by the same button', () => {
  show(<PrinterActions machine={{ ...PRINTER, conditions: ['paused'] }} />)
  expect([screen.queryByRole('button', { name: 'Pause' }), screen.getByRole('button', { name: 'Resume' })]).toEqual([
    null,
    expect.anything(),
  ])
})

test('each condition has its steps', () => {
  show(<FixSteps machine={{ ...PRINTER, conditions: ['paper out', 'head open'] }} />)
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Open the printer.',
    'Put in a roll, its labels to the print head.',
    'Close it, and press FEED once.',
    'Close the printer until it clicks on both sides.',
  ])
})

test('after the test label it is asked how it came out, and each answer has one fix', async () => {
  show(
    <PrinterActions
      machine={{ ...PRINTER, commands: ['calibrate'], abilities: [{ name: 'calibrate', cannot: null }] }}
    />,
  )
  press('Test label')
  fireEvent.click(await screen.findByRole('button', { name: 'Print a test label' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Shifted' }))
  expect((await screen.findByRole('region', { name: 'Shifted' })).textContent).toContain('It is calibrated')
  await waitFor(() =>
    expect(posted).toEqual([
      ['/api/station/machines/p1/test-label/', { width_mm: 50, height_mm: 30 }],
      ['/api/station/machines/p1/command/', { command: 'calibrate' }],
    ]),
  )
})

test('a label that looks right makes it the printer of the station', async () => {
  show(<PrinterActions machine={PRINTER} />)
  press('Test label')
  fireEvent.click(await screen.findByRole('button', { name: 'Print a test label' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Looks right' }))
  await waitFor(() => expect(posted.at(-1)).toEqual(['/api/settings/global/STATION_DEFAULT_PRINTER/', { value: 'p1' }]))
})

test('the wire log shows text and bytes with their time', async () => {
  show(<WireLog machine={PRINTER} />)
  const row = await screen.findByRole('row', { name: /~HS/ })
  expect(row.textContent).toBe('08:00:00.250device3~HS7e 48 53')
})

test('a missing right is fixed by one command, which can be copied, and by a new try', async () => {
  const copied: string[] = []
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } })
  show(<MissingRight machine={{ ...PRINTER, fix_command: 'sudo usermod -aG dialout $USER' }} />)
  press('Copy')
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeDefined()
  press('Check again')
  await waitFor(() => expect(posted.map(([path]) => path)).toEqual(['/api/machine/p1/restart/']))
  expect(copied).toEqual(['sudo usermod -aG dialout $USER'])
})
