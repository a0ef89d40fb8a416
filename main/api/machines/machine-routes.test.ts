import { afterEach, beforeEach, expect, it } from 'vitest'
import { createMachineBench, type MachineBench } from '../../../test/support/machine-bench.ts'
import { MemoryDevices } from '../../../test/support/memory-devices.ts'
import { recordingLog } from '../../../test/support/recording-log.ts'
import type { Machine } from '../../records/machine-records.ts'
import { STATION, type Actor } from '../../users/actor.ts'
import { createDoor, type Door } from '../door.ts'
import { machineRoutes } from './machine-routes.ts'

const STAFF = STATION
const WORKER: Actor = { user: 2, username: 'ann', isStaff: false, isSuperuser: false, plugin: null, via: 'window' }

let devices: MemoryDevices
let bench: MachineBench
let door: Door

beforeEach(async () => {
  devices = new MemoryDevices()
  bench = await createMachineBench({ devices })
  door = createDoor({
    routes: machineRoutes({ machines: bench.machines }),
    authenticate: async () => WORKER,
    log: recordingLog(),
    staticFiles: async () => null,
    allowedHosts: ['127.0.0.1'],
    windowAccess: { redeem: async () => ({ cookie: '' }) },
    checkAnswers: true,
  })
})

afterEach(() => bench[Symbol.asyncDispose]())

async function call(method: string, path: string, body?: unknown, actor = STAFF): Promise<[number, unknown]> {
  const init: RequestInit = { method, headers: { 'Content-Type': 'application/json' } }
  if (body !== undefined) init.body = JSON.stringify(body)
  const response = await door.fetch(new Request(`http://127.0.0.1${path}`, init), { actor })
  return [response.status, response.status === 204 ? null : await response.json()]
}

async function status(method: string, path: string, body?: unknown): Promise<number> {
  return (await call(method, path, body, WORKER))[0]
}

async function created(body: object): Promise<Machine> {
  const [, machine] = await call('POST', '/api/machine/', body)
  return machine as Machine
}

const SCANNER = { name: 'Door', machine_type: 'barcode-scanner', driver: 'simulated-scanner' }

it('a machine is added, read, renamed, switched off and removed; its driver stays (K11)', async () => {
  const { pk } = await created(SCANNER)
  expect(await call('GET', `/api/machine/${pk}/`)).toMatchObject([200, { ...SCANNER, pk, active: true }])
  expect(await call('PATCH', `/api/machine/${pk}/`, { name: 'Gate' })).toMatchObject([
    200,
    { name: 'Gate', active: true },
  ])
  expect(await call('PUT', `/api/machine/${pk}/`, { name: 'Gate', active: 'false', driver: 'zpl' })).toMatchObject([
    200,
    { active: false, driver: 'simulated-scanner' },
  ])
  expect(await call('DELETE', `/api/machine/${pk}/`)).toEqual([204, null])
  expect((await call('GET', `/api/machine/${pk}/`))[0]).toBe(404)
})

it('what cannot be saved is told by field', async () => {
  await created(SCANNER)
  expect(await call('POST', '/api/machine/', SCANNER)).toEqual([
    400,
    { name: ['A machine with this name already exists.'] },
  ])
  expect(await call('POST', '/api/machine/', { name: ' ', driver: 'zpl' })).toEqual([
    400,
    { name: ['This field may not be blank.'], machine_type: ['This field is required.'] },
  ])
})

it('lists are bare without a limit and paged with one', async () => {
  await created(SCANNER)
  await created({ ...SCANNER, name: 'Bench', active: false })
  expect(await call('GET', '/api/machine/')).toMatchObject([200, [{ name: 'Door' }, { name: 'Bench' }]])
  expect(await call('GET', '/api/machine/?active=false&search=ben')).toMatchObject([200, [{ name: 'Bench' }]])
  expect(await call('GET', '/api/machine/?ordering=name&limit=1')).toMatchObject([
    200,
    { count: 2, results: [{ name: 'Bench' }] },
  ])
})

it('types, drivers and errors are told', async () => {
  await created({ ...SCANNER, name: 'Scale', machine_type: 'scale' })
  expect(await call('GET', '/api/machine/types/')).toMatchObject([
    200,
    [{ slug: 'label-printer' }, { slug: 'barcode-scanner' }],
  ])
  expect(await call('GET', '/api/machine/drivers/?machine_type=label-printer')).toMatchObject([
    200,
    expect.arrayContaining([
      expect.objectContaining({ slug: 'zpl' }),
      expect.objectContaining({ slug: 'simulated-printer' }),
    ]),
  ])
  expect(await call('GET', '/api/machine/status/')).toEqual([
    200,
    { registry_errors: [{ message: "Machine type 'scale' not found" }] },
  ])
})

it('settings are listed, read and changed; unknown ones are not found', async () => {
  const { pk } = await created(SCANNER)
  const path = `/api/machine/${pk}/settings/`
  expect(await call('GET', path)).toMatchObject([
    200,
    expect.arrayContaining([expect.objectContaining({ key: 'BOUNCE_MS', value: 150, config_type: 'M' })]),
  ])
  expect(await call('PATCH', `${path}M/BOUNCE_MS/`, { value: '600' })).toMatchObject([200, { value: 600 }])
  expect(await call('GET', `${path}M/BOUNCE_MS/`)).toMatchObject([200, { value: 600 }])
  expect((await call('PATCH', `${path}M/BOUNCE_MS/`, { value: -1 }))[0]).toBe(400)
  expect((await call('GET', `${path}D/BOUNCE_MS/`))[0]).toBe(404)
  expect((await call('GET', `${path}X/BOUNCE_MS/`))[0]).toBe(404)
  expect((await call('GET', '/api/machine/nobody/settings/'))[0]).toBe(404)
})

it('a machine is restarted over a new connection', async () => {
  const { pk } = await created(SCANNER)
  await bench.until(pk, ({ status }) => status === 100)
  expect(await call('POST', `/api/machine/${pk}/restart/`)).toEqual([200, { ok: true }])
  await bench.until(pk, ({ status }) => status === 100)
  expect({ links: devices.links.length, open: devices.openLinks.length }).toEqual({ links: 2, open: 1 })
})

it('who is no staff may look and play, and change nothing (K15)', async () => {
  const { pk } = await created(SCANNER)
  await bench.until(pk, ({ status }) => status === 100)
  expect({
    list: await status('GET', '/api/machine/'),
    settings: await status('GET', `/api/machine/${pk}/settings/`),
    simulate: await status('POST', `/api/station/machines/${pk}/simulate/`, { kind: 'scan', text: 'A' }),
    create: await status('POST', '/api/machine/', SCANNER),
    update: await status('PATCH', `/api/machine/${pk}/`, { active: false }),
    set: await status('PATCH', `/api/machine/${pk}/settings/M/BOUNCE_MS/`, { value: 1 }),
    restart: await status('POST', `/api/machine/${pk}/restart/`),
    remove: await status('DELETE', `/api/machine/${pk}/`),
  }).toEqual({ list: 200, settings: 200, simulate: 200, create: 403, update: 403, set: 403, restart: 403, remove: 403 })
})

it('the control characters of a simulated scan may be written by name', async () => {
  const { pk } = await created(SCANNER)
  await bench.until(pk, ({ status }) => status === 100)
  const path = `/api/station/machines/${pk}/simulate/`
  await call('POST', path, { kind: 'scan', text: ']d20104<GS>10Ä' })
  await call('POST', path, { kind: 'unplug' })
  expect(devices.link.actions).toEqual([
    { kind: 'scan', bytes: new TextEncoder().encode(']d20104\x1d10Ä') },
    { kind: 'unplug' },
  ])
  expect((await call('POST', path, { kind: 'condition', condition: 'on fire', present: true }))[0]).toBe(400)
  expect((await call('POST', path, { kind: 'dance' }))[0]).toBe(400)
})

it('devices are listed with the value that a setting takes', async () => {
  const identity = { vendorId: 0x05e0, productId: 0x1200, serialNumber: null, port: '1-1.4' }
  const nothing = { path: null, serialNumber: null, usagePage: null, usage: null, commandSet: null } as const
  devices.devices = [
    {
      ...nothing,
      transport: 'hid',
      identity,
      port: '1-1.4',
      manufacturer: 'Acme',
      product: 'POS scanner',
      usagePage: 0x8c,
      usage: 2,
      uses: ['pos-scanner'],
    },
    {
      ...nothing,
      transport: 'spooler',
      identity: null,
      port: null,
      manufacturer: null,
      product: null,
      path: 'Zebra',
      uses: ['queue'],
    },
  ]
  const [status, listed] = await call('GET', '/api/station/devices/')
  expect(status).toBe(200)
  expect(listed).toMatchObject([
    {
      value: '05e0:1200@1-1.4',
      name: 'Acme POS scanner',
      vendor_id: '05e0',
      product_id: '1200',
      port: '1-1.4',
      usage_page: 0x8c,
      uses: ['pos-scanner'],
    },
    { value: 'Zebra', name: 'Zebra', vendor_id: null, uses: ['queue'] },
  ])
})

it('serial ports are listed in the names of the wire', async () => {
  const ids = { vendorId: '05e0', productId: '1701', port: null }
  devices.ports = [{ ...ids, path: 'COM3', serialNumber: 'S1', manufacturer: 'Acme', product: 'CDC scanner' }]
  expect(await call('GET', '/api/station/serial-ports/')).toEqual([
    200,
    [{ path: 'COM3', serial_number: 'S1', manufacturer: 'Acme', vendor_id: '05e0', product_id: '1701' }],
  ])
})
