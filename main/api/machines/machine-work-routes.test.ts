import { afterEach, beforeEach, expect, it } from 'vitest'
import { createMachineBench, type MachineBench } from '../../../test/support/machine-bench.ts'
import { MemoryDevices } from '../../../test/support/memory-devices.ts'
import { recordingLog } from '../../../test/support/recording-log.ts'
import type { PrintJob } from '../../records/print-records.ts'
import { STATION, type Actor } from '../../users/actor.ts'
import { createDoor, type Door } from '../door.ts'
import { machineRoutes } from './machine-routes.ts'
import { machineWorkRoutes } from './machine-work-routes.ts'

const WORKER: Actor = { user: 2, username: 'ann', isStaff: false, isSuperuser: false, plugin: null, via: 'window' }

let devices: MemoryDevices
let bench: MachineBench
let door: Door
let printer: string
let printed: unknown[]

const TEST_JOB: PrintJob = {
  pk: 1,
  created: '2026-11-21T10:00:00.000Z',
  user: null,
  plugin: 'inventreelabelmachine',
  machine: 'p1',
  machine_name: 'Zebra',
  template: 0,
  template_name: 'Test label',
  model_type: 'stockitem',
  template_revision: 1,
  copies: 1,
  options: {},
  priority: 10,
  place: 1,
  is_held: false,
  expires: null,
  reprint_of: null,
  reason: '',
  scan_back: false,
  rule: '',
  unread_code: '',
  released_by: null,
  release_reason: '',
  state: 'queued',
  counts: { queued: 1 },
  scanned: 0,
  total: 1,
  printed_again: [],
  message: '',
}
const printActivity = { labelsOf: async () => ({ today: 412, lastHour: 2, steps: [1, 1] }) }
const testLabel = {
  async print(wish: unknown) {
    printed.push(wish)
    return TEST_JOB
  },
}

beforeEach(async () => {
  devices = new MemoryDevices()
  printed = []
  bench = await createMachineBench({ devices })
  door = createDoor({
    routes: [...machineRoutes(bench), ...machineWorkRoutes({ ...bench, testLabel, printActivity })],
    authenticate: async () => WORKER,
    log: recordingLog(),
    staticFiles: async () => null,
    allowedHosts: ['127.0.0.1'],
    windowAccess: { redeem: async () => ({ cookie: '' }) },
    checkAnswers: true,
  })
  printer = await bench.add('simulated-printer', 'Zebra')
  await bench.until(printer, ({ status }) => status === 100)
})

afterEach(() => bench[Symbol.asyncDispose]())

function call(method: string, path: string, body?: unknown, actor = STATION): Promise<Response> {
  const init: RequestInit = { method, headers: { 'Content-Type': 'application/json' } }
  if (body !== undefined) init.body = JSON.stringify(body)
  return door.fetch(new Request(`http://127.0.0.1/api/station/machines/${printer}/${path}/`, init), { actor })
}

it('a test label is as large as the person says, and no label at all is refused', async () => {
  expect((await call('POST', 'test-label', { width_mm: 62, height_mm: 29 }, WORKER)).status).toBe(200)
  expect((await call('POST', 'test-label', { width_mm: 0, height_mm: 29 }, WORKER)).status).toBe(400)
  expect(printed).toEqual([{ machine: printer, user: 2, widthMm: 62, heightMm: 29 }])
})

it('a person has a printer do something, in its language', async () => {
  const response = await call('POST', 'command', { command: 'calibrate' }, WORKER)
  expect([response.status, await response.json()]).toMatchObject([200, { pk: printer, name: 'Zebra' }])
  expect(devices.link.written).toContain('~JC\r\n')
})

it('a command that nobody knows is refused', async () => {
  expect((await call('POST', 'command', { command: 'explode' })).status).toBe(400)
})

it('the wire log has what was said and heard, and is for staff', async () => {
  devices.link.send('\u0002ZD420-203dpi,V1,8,1KB\u0003\r\n')
  const entries = (await (await call('GET', 'wire-log')).json()) as unknown[]
  expect(entries.slice(0, 2)).toMatchObject([
    { direction: 'out', size: 5, hex: '7e 48 49 0d 0a', text: '~HI..' },
    { direction: 'in', text: '.ZD420-203dpi,V1,8,1KB...' },
  ])
  expect((await call('GET', 'wire-log', undefined, WORKER)).status).toBe(403)
})

it('the diagnostics are a file with the machine, its settings and its line', async () => {
  const response = await call('GET', 'diagnostics')
  expect(response.headers.get('Content-Disposition')).toMatch(/^attachment; .*Zebra/)
  expect(await response.json()).toMatchObject({
    machine: { pk: printer },
    settings: expect.arrayContaining([{ config_type: 'D', key: 'DPI', value: '203' }]),
    transcript: ['>> 7e 48 49 0d 0a'],
  })
})

it('faults of a simulated printer are passed on, and wrong ones refused', async () => {
  const faults = { paper_out_after: 3, ms_per_label: 200, answers_wrong: false, is_silent: true }
  expect((await call('POST', 'simulate', { kind: 'faults', faults })).status).toBe(200)
  expect((await call('POST', 'simulate', { kind: 'restart' })).status).toBe(200)
  expect((await call('POST', 'simulate', { kind: 'condition', condition: 'paper jam', present: true })).status).toBe(
    200,
  )
  expect((await call('POST', 'simulate', { kind: 'faults', faults: { paper_out_after: -1 } })).status).toBe(400)
  expect(devices.link.actions).toEqual([
    { kind: 'faults', faults: { paperOutAfter: 3, msPerLabel: 200, answersWrong: false, isSilent: true } },
    { kind: 'restart' },
    { kind: 'condition', condition: 'paper jam', present: true },
  ])
})

it('what came out of a printer is counted, and each time that it stopped', async () => {
  devices.link.pullOut()
  await bench.until(printer, ({ status }) => status === 400)
  expect(await (await call('GET', 'activity', undefined, WORKER)).json()).toEqual({
    labels_today: 412,
    labels_last_hour: 2,
    steps: [1, 1],
    stops_last_hour: 1,
  })
})
