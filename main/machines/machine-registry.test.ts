import { Plugin } from '@scanbench/plugin'
import type { DriverClass, MachineHandle } from '@scanbench/plugin/machine'
import { MachineDriverMixin } from '@scanbench/plugin/mixins'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PLAIN_PROFILE } from '../../drivers/protocols/scan-cleaning.ts'
import { SimulatedScannerDriver } from '../../drivers/scanners/simulated-scanner.ts'
import ScanbenchMachines from '../../plugins/builtin/machines.ts'
import { createMachineBench, type MachineBench } from '../../test/support/machine-bench.ts'
import { ManualTimers } from '../../test/support/manual-timers.ts'
import { MemoryDevices } from '../../test/support/memory-devices.ts'

let devices: MemoryDevices
let timers: ManualTimers
let bench: MachineBench

beforeEach(async () => {
  devices = new MemoryDevices()
  timers = new ManualTimers()
  bench = await createMachineBench({ devices, timers, clock: timers.clock })
})

afterEach(async () => {
  await bench[Symbol.asyncDispose]()
  if (devices.openLinks.length + timers.waits.length > 0) throw new Error('A link or a timer was left behind')
})

const PAGE = { limit: null, offset: 0, search: [], ordering: [] }
const connected = { status: 100, initialized: true }

it('a serial scanner without a port waits for its settings, and connects once it has them (K08)', async () => {
  const pk = await bench.add('serial-scanner', 'Bench scanner')
  expect(await bench.machines.get(pk)).toEqual({
    pk,
    name: 'Bench scanner',
    machine_type: 'barcode-scanner',
    driver: 'serial-scanner',
    active: true,
    initialized: false,
    status: 101,
    status_model: 'BarcodeScannerStatus',
    status_text: 'Missing DRIVER settings: PORT. Fill them in under Settings.',
    machine_errors: ['Missing DRIVER settings: PORT'],
    is_driver_available: true,
    restart_required: false,
    location: null,
    fix_command: null,
    properties: [],
    simulated: false,
    status_since: '2026-01-05T08:00:00.000Z',
    status_label: 'Unknown',
    status_color: 'secondary',
    conditions: [],
    commands: [],
    abilities: [],
  })
  await bench.machines.setSetting(pk, 'D', 'PORT', 'COM3')
  expect(await bench.until(pk, ({ status }) => status === 100)).toMatchObject({
    ...connected,
    status_text: 'Ready.',
    machine_errors: [],
  })
  expect(devices.link.spec).toMatchObject({ transport: 'serial', path: 'COM3', baudRate: 9600 })
})

it('a code of a scanner reaches the scans with the bounce time of the machine', async () => {
  const pk = await bench.add('simulated-scanner', 'Scanner')
  await bench.machines.setSetting(pk, 'M', 'BOUNCE_MS', 600)
  await bench.until(pk, ({ status }) => status === 100)
  devices.link.send('INV-SI12\r', 5000)
  expect(bench.captured).toEqual([
    {
      bytes: Uint8Array.from(Buffer.from('INV-SI12')),
      machine: pk,
      endpoint: 'machine',
      at: 5000,
      user: null,
      simulated: true,
      bounceMs: 600,
      profile: PLAIN_PROFILE,
    },
  ])
})

it.each([
  ['DEVICE_NOT_FOUND', 'COM3 is not there. Plug the scanner in; it is tried again in 1 s.'],
  ['DEVICE_BUSY', 'COM3 is held by another program. Close that program; it is tried again in 1 s.'],
  ['DEVICE_DENIED', 'No right to open the device; it is tried again in 1 s.'],
  ['DEVICE_UNAVAILABLE', 'This kind of connection does not work on this machine; it is tried again in 1 s.'],
] as const)('%s is said in a sentence, and the port comes back by itself', async (problem, sentence) => {
  devices.problem = problem
  const pk = await bench.add('serial-scanner', 'Scanner', { PORT: 'COM3' })
  expect(await bench.until(pk, ({ status }) => status === 400)).toMatchObject({
    status_text: sentence,
    status_label: 'Disconnected',
    status_color: 'danger',
    initialized: true,
    machine_errors: [],
  })
  devices.problem = null
  timers.advance(1000)
  await bench.until(pk, ({ status }) => status === 100)
})

it('a machine that lost its device says so at once, and since when', async () => {
  const pk = await bench.add('serial-scanner', 'Scanner', { PORT: 'COM3' })
  await bench.until(pk, ({ status }) => status === 100)
  timers.advance(60_000)
  devices.link.pullOut()
  expect(await bench.machines.get(pk)).toMatchObject({
    status: 400,
    status_text: 'COM3 is gone. Plug the scanner in again; it is tried again in 1 s.',
    status_since: '2026-01-05T08:01:00.000Z',
    properties: [
      { key: 'Connected to', value: 'COM3' },
      { key: 'Times lost since start', value: '1' },
    ],
  })
  expect(bench.logged.at(-1)).toEqual({
    level: 'warn',
    message: 'Not connected',
    details: { place: 'COM3', code: 'DEVICE_DISCONNECTED', reason: 'The device is disconnected', retryInMs: 1000 },
  })
})

it('of two machines on one port the second says who has it, and takes it when it is free', async () => {
  const first = await bench.add('serial-scanner', 'Door', { PORT: 'COM3' })
  await bench.until(first, ({ status }) => status === 100)
  const second = await bench.add('serial-scanner', 'Bench', { PORT: 'COM3' })
  expect(await bench.until(second, ({ status }) => status === 400)).toMatchObject({
    status_text:
      "COM3 is used by the machine 'Door'. Choose another port for one of the two; it is tried again in 1 s.",
  })
  expect(await bench.machines.get(first)).toMatchObject(connected)
  await bench.machines.update(first, { active: false })
  timers.advance(1000)
  await bench.until(second, ({ status }) => status === 100)
})

it('an unknown driver is accepted and named (K10)', async () => {
  const { pk } = await bench.machines.create({
    name: 'Old printer',
    machine_type: 'label-printer',
    driver: 'epl-9',
    active: true,
  })
  expect(await bench.machines.get(pk)).toMatchObject({
    initialized: false,
    is_driver_available: false,
    status: 101,
    status_text: "Driver 'epl-9' not found. Turn on the plugin that brings it, or remove this machine.",
    machine_errors: ["Driver 'epl-9' not found"],
  })
  expect(bench.machines.printer(pk)).toBeNull()
  await bench.machines.restart(pk)
})

it('a driver of another kind of machine is refused by the machine', async () => {
  const { pk } = await bench.machines.create({
    name: 'Wrong',
    machine_type: 'label-printer',
    driver: 'serial-scanner',
    active: true,
  })
  expect(await bench.machines.get(pk)).toMatchObject({
    initialized: false,
    machine_errors: ["'Serial scanner' is incompatible with machine type 'Label printer'"],
  })
})

it('a machine of an unknown type is listed, and cannot be restarted', async () => {
  const { pk } = await bench.machines.create({ name: 'Scale', machine_type: 'scale', driver: 'kern', active: true })
  expect(await bench.machines.get(pk)).toMatchObject({
    status: -1,
    status_model: null,
    machine_errors: ["Machine type 'scale' not found"],
  })
  expect(bench.machines.errors()).toEqual(["Machine type 'scale' not found"])
  await expect(bench.machines.restart(pk)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(bench.machines.settings(pk)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('a new active machine is set up at once (K06)', async () => {
  const body = { machine_type: 'barcode-scanner', driver: 'simulated-scanner' }
  expect(await bench.machines.create({ ...body, name: 'On', active: true })).toMatchObject({ initialized: true })
  expect(await bench.machines.create({ ...body, name: 'Off', active: false })).toMatchObject({ initialized: false })
})

it('the same error is kept once, however often it happens (K19)', async () => {
  const pk = await bench.add('simulated-printer', 'Printer', { DPI: '300' })
  const identify = async (): Promise<void> => {
    await vi.waitFor(() => expect(devices.link.written).toContain('~HI\r\n'))
    devices.link.send('\u0002ZD421-203dpi,V1,8,8192KB\u0003\r\n')
    timers.advance(0)
    await vi.waitFor(() => expect(devices.link.written.length).toBeGreaterThan(1))
    timers.advance(1000)
    await vi.waitFor(() => expect(devices.link.written).toContain('~HS\r\n'))
  }
  await bench.until(pk, ({ status }) => status === 100)
  await identify()
  devices.link.pullOut()
  timers.advance(1000)
  await bench.until(pk, ({ status }) => status === 100)
  await identify()
  expect((await bench.machines.get(pk)).machine_errors).toEqual([expect.stringContaining('203 dpi')])
})

it('names are unique (K11)', async () => {
  const pk = await bench.add('simulated-scanner', 'Scanner')
  const other = await bench.add('simulated-scanner', 'Other')
  const taken = { code: 'INVALID_INPUT', details: { name: ['A machine with this name already exists.'] } }
  await expect(bench.add('simulated-scanner', 'Scanner')).rejects.toMatchObject(taken)
  await expect(bench.machines.update(other, { name: 'Scanner' })).rejects.toMatchObject(taken)
  expect((await bench.machines.update(pk, { name: 'Scanner' })).name).toBe('Scanner')
})

it('renaming leaves the connection alone, switching off closes it, and on opens it again (K07)', async () => {
  const pk = await bench.add('simulated-scanner', 'Scanner')
  await bench.until(pk, ({ status }) => status === 100)
  expect(await bench.machines.update(pk, { name: 'Door' })).toMatchObject({ name: 'Door', ...connected })
  expect(bench.machines.name(pk)).toBe('Door')
  expect(await bench.machines.update(pk, { active: false })).toMatchObject({
    active: false,
    initialized: false,
    status: 101,
    status_text: 'Switched off. Switch it on to use it.',
  })
  expect({ links: devices.links.length, open: devices.openLinks }).toEqual({ links: 1, open: [] })
  expect(await bench.machines.update(pk, { active: true })).toMatchObject({ active: true, initialized: true })
  await bench.until(pk, ({ status }) => status === 100)
})

it('a removed machine closes its link and takes its settings along (K26)', async () => {
  const pk = await bench.add('serial-scanner', 'Scanner', { PORT: 'COM3' })
  await bench.until(pk, ({ status }) => status === 100)
  await bench.machines.remove(pk)
  expect(devices.openLinks).toEqual([])
  expect(bench.news.at(-1)).toMatchObject({ type: 'machine.deleted', data: { pk } })
  await expect(bench.machines.get(pk)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('every change is told once, as the whole record, and nothing is told when nothing changed', async () => {
  const pk = await bench.add('simulated-scanner', 'Scanner')
  await bench.until(pk, ({ status }) => status === 100)
  const before = bench.news.length
  await bench.machines.update(pk, { name: 'Scanner' })
  await bench.machines.setSetting(pk, 'M', 'BOUNCE_MS', 150)
  await bench.machines.reload()
  expect(bench.news.slice(before).map(({ type }) => type)).toEqual(['setting.changed'])
  expect(devices.links).toHaveLength(1)
})

it('settings come in the groups M and D, and unknown ones are not found (K12)', async () => {
  const pk = await bench.add('simulated-printer', 'Printer')
  const settings = await bench.machines.settings(pk)
  expect(settings.map(({ config_type, key }) => `${config_type}/${key}`)).toEqual([
    'M/LOCATION',
    'M/ROLL_KIND',
    'M/ROLL_WIDTH_MM',
    'M/ROLL_LENGTH_MM',
    'M/HEAD_WIDTH_MM',
    'M/OFFSET_RIGHT_MM',
    'M/OFFSET_DOWN_MM',
    'D/DPI',
    'D/DARKNESS',
    'D/SPEED',
    'D/MEDIA',
    'D/PRINT_METHOD',
    'D/GRAPHICS',
  ])
  expect(await bench.machines.setSetting(pk, 'D', 'dpi', '300')).toMatchObject({ key: 'DPI', value: '300' })
  await expect(bench.machines.setting(pk, 'X', 'DPI')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(bench.machines.setting(pk, 'M', 'DPI')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('a printer is a port for the dispatcher, connected or not', async () => {
  devices.problem = 'DEVICE_NOT_FOUND'
  const changes: string[] = []
  using _listening = bench.machines.onChange((machine) => changes.push(machine))
  const pk = await bench.add('simulated-printer', 'Printer')
  const scanner = await bench.add('simulated-scanner', 'Scanner')
  const printer = bench.machines.printer(pk)!
  await bench.until(pk, ({ status }) => status === 400)
  expect({ name: printer.name, isConnected: printer.isConnected, obstacle: printer.obstacle }).toEqual({
    name: 'Printer',
    isConnected: false,
    obstacle: 'The simulated printer is unplugged. Plug it in on the Machines page; it is tried again in 1 s.',
  })
  devices.problem = null
  changes.length = 0
  timers.advance(1000)
  await bench.until(pk, ({ status }) => status === 100)
  expect({ isConnected: printer.isConnected, dpi: printer.settings['DPI'], changes }).toMatchObject({
    isConnected: true,
    dpi: '203',
    changes: expect.arrayContaining([pk]),
  })
  changes.length = 0
  printer.report({ state: 'needs person', conditions: ['paper out'], labelsWaiting: 0 })
  expect(await bench.machines.get(pk)).toMatchObject({
    status: 301,
    status_text: expect.stringContaining('Put in a roll.'),
    conditions: ['paper out'],
    abilities: expect.arrayContaining([{ name: 'feed', cannot: null }]),
  })
  expect(changes).toEqual([])
  expect(bench.machines.printer(scanner)).toBeNull()
  expect(bench.machines.printer('nobody')).toBeNull()
})

it('a label of a simulated printer goes to its paper', async () => {
  const pk = await bench.add('simulated-printer', 'Printer')
  await bench.until(pk, ({ status }) => status === 100)
  devices.link.events.simulated({ kind: 'label', commands: Buffer.from('^XA^XZ') })
  expect(bench.paper).toEqual(['^XA^XZ'])
})

it('only simulated machines can be played with, and only while they run', async () => {
  const real = await bench.add('serial-scanner', 'Real', { PORT: 'COM3' })
  const simulated = await bench.add('simulated-scanner', 'Simulated')
  await bench.until(simulated, ({ status }) => status === 100)
  await bench.machines.simulate(simulated, { kind: 'scan', bytes: Buffer.from('A\r') })
  expect(devices.link.actions).toEqual([{ kind: 'scan', bytes: Buffer.from('A\r') }])
  await expect(bench.machines.simulate(real, { kind: 'unplug' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await bench.machines.update(simulated, { active: false })
  await expect(bench.machines.simulate(simulated, { kind: 'unplug' })).rejects.toMatchObject({
    code: 'DEVICE_DISCONNECTED',
  })
})

it('plugging a simulated device in connects it at once', async () => {
  const pk = await bench.add('simulated-scanner', 'Simulated')
  await bench.until(pk, ({ status }) => status === 100)
  devices.link.pullOut()
  await bench.machines.simulate(pk, { kind: 'plug' })
  expect(await bench.until(pk, ({ status }) => status === 100)).toMatchObject(connected)
})

class Extra extends Plugin.with(MachineDriverMixin) {
  NAME = 'Extra'
  async getMachineDrivers(): Promise<DriverClass[]> {
    return [ExtraDriver]
  }
}

class ExtraDriver extends SimulatedScannerDriver {
  override readonly SLUG = 'extra' as SimulatedScannerDriver['SLUG']
}

it('a driver appears and disappears with its plugin, and other machines do not notice (K02)', async () => {
  const own = await bench.add('simulated-scanner', 'Own')
  await bench.until(own, ({ status }) => status === 100)
  const pk = await bench.add('extra', 'Extra')
  for (let round = 0; round < 5; round += 1) {
    bench.setPlugins([new ScanbenchMachines(), new Extra()])
    await bench.until(pk, ({ status }) => status === 100)
    bench.setPlugins([new ScanbenchMachines()])
    await bench.until(pk, ({ is_driver_available }) => !is_driver_available)
    expect(bench.machines.drivers().map(({ slug }) => slug)).not.toContain('extra')
  }
  expect(devices.links.filter(({ isOpen }) => isOpen)).toHaveLength(1)
  expect(bench.news.filter((event) => event.type === 'machine.changed' && event.data.pk === own).length).toBeLessThan(4)
})

it('the next start of the program connects what was set up', async () => {
  const pk = await bench.add('serial-scanner', 'Scanner', { PORT: 'COM3' })
  await bench.until(pk, ({ status }) => status === 100)
  const machines = await bench.restarted()
  await vi.waitFor(async () => expect(await machines.get(pk)).toMatchObject(connected))
})

it('types and drivers name the plugin that brings them, and without others there are only ours (K01)', () => {
  const provider_plugin = { slug: 'scanbench-machines', name: 'ScanbenchMachines', pk: 1 }
  expect(bench.machines.types()).toMatchObject([
    { slug: 'label-printer', provider_plugin, is_builtin: true },
    { slug: 'barcode-scanner', provider_plugin, is_builtin: true },
  ])
  expect(bench.machines.drivers().filter(({ is_builtin }) => !is_builtin)).toEqual([])
  expect(bench.machines.drivers('barcode-scanner')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ slug: 'serial-scanner', machine_type: 'barcode-scanner', driver_errors: [] }),
      expect.objectContaining({ slug: 'simulated-scanner', machine_type: 'barcode-scanner', driver_errors: [] }),
    ]),
  )
})

class Complaining extends Plugin.with(MachineDriverMixin) {
  NAME = 'Complaining'

  async getMachineDrivers(): Promise<DriverClass[]> {
    return [ComplainingDriver]
  }
}

class ComplainingDriver extends SimulatedScannerDriver {
  override readonly SLUG = 'complaining' as SimulatedScannerDriver['SLUG']
  #starts = 0

  override async initMachine(machine: MachineHandle): Promise<void> {
    this.#starts += 1
    if (this.#starts > 1) return
    await machine.handleError('The lens is dirty.')
    await machine.setStatus(200, 'Clean the lens.')
    await machine.setRestartRequired(true)
  }

  async multiply(machine: MachineHandle, one: number, other: number): Promise<string> {
    return `${machine.name}: ${one * other}`
  }

  async names(): Promise<string[]> {
    return (await this.getMachines({ initialized: null })).map(({ name }) => name)
  }
}

async function complaining(name: string): Promise<string> {
  bench.setPlugins([new ScanbenchMachines(), new Complaining()])
  await bench.machines.reload()
  return bench.add('complaining', name)
}

it('a restart clears errors, status and the wish for a restart (K14, K15)', async () => {
  const pk = await complaining('Door')
  expect(await bench.until(pk, ({ restart_required }) => restart_required)).toMatchObject({
    status: 200,
    status_text: 'Clean the lens.',
    machine_errors: ['The lens is dirty.'],
    restart_required: true,
  })
  await bench.machines.setSetting(pk, 'M', 'BOUNCE_MS', 600)
  expect(await bench.machines.get(pk)).toMatchObject({ restart_required: true })
  await bench.machines.restart(pk)
  expect(await bench.until(pk, ({ status }) => status === 100)).toMatchObject({
    status_text: 'Ready.',
    machine_errors: [],
    restart_required: false,
  })
})

it('a function of a driver is called by name with its machine first; unknown ones and those of the station are refused (K20)', async () => {
  const pk = await complaining('Door')
  await bench.until(pk, ({ restart_required }) => restart_required)
  expect(await bench.machines.callFunction(pk, 'multiply', [3, 4])).toBe('Door: 12')
  for (const name of ['divide', 'createFramer', 'initMachine', 'constructor', 'toString'])
    await expect(bench.machines.callFunction(pk, name, [])).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `The driver 'complaining' of 'Door' has no function ${name}().`,
    })
  await bench.machines.update(pk, { active: false })
  await expect(bench.machines.callFunction(pk, 'multiply', [3, 4])).rejects.toMatchObject({
    code: 'DEVICE_DISCONNECTED',
  })
})

it('a driver finds its own machines, and none of others (K17)', async () => {
  const pk = await complaining('Door')
  await bench.add('complaining', 'Gate')
  await bench.add('simulated-scanner', 'Other')
  await bench.until(pk, ({ restart_required }) => restart_required)
  expect(await bench.machines.callFunction(pk, 'names', [])).toEqual(['Door', 'Gate'])
})

it('a printer tells the place that it stands at, as long as there is such a place (K21)', async () => {
  bench.places.set(7, 'Packing')
  const pk = await bench.add('simulated-printer', 'Zebra')
  expect((await bench.machines.get(pk)).location).toBeNull()
  await bench.machines.setSetting(pk, 'M', 'LOCATION', 7)
  expect((await bench.machines.get(pk)).location).toEqual({ pk: 7, name: 'Packing', pathstring: 'Hall/Packing' })
  bench.places.clear()
  await bench.machines.placesChanged()
  expect((await bench.machines.get(pk)).location).toBeNull()
  await bench.machines.setSetting(pk, 'M', 'LOCATION', 999)
  expect((await bench.machines.get(pk)).location).toBeNull()
})

it('lists are filtered, searched, ordered and cut (K17)', async () => {
  await bench.add('simulated-scanner', 'Door scanner')
  await bench.add('simulated-printer', 'Door printer')
  const bench2 = await bench.add('simulated-scanner', 'Bench scanner')
  await bench.machines.update(bench2, { active: false })
  const names = async (...[filters, page]: [Parameters<typeof bench.machines.list>[0], Partial<typeof PAGE>]) => {
    const { count, results } = await bench.machines.list(filters, { ...PAGE, ...page })
    return [count, ...results.map(({ name }) => name)]
  }
  expect(await names({}, {})).toEqual([3, 'Door scanner', 'Door printer', 'Bench scanner'])
  expect(await names({ active: false }, {})).toEqual([1, 'Bench scanner'])
  expect(await names({ machine_type: 'label-printer' }, {})).toEqual([1, 'Door printer'])
  expect(await names({ name: 'Door printer' }, {})).toEqual([1, 'Door printer'])
  expect(await names({ initialized: false }, {})).toEqual([1, 'Bench scanner'])
  expect(await names({ status: 101 }, {})).toEqual([1, 'Bench scanner'])
  expect(await names({}, { search: ['door'] as never })).toEqual([2, 'Door scanner', 'Door printer'])
  expect(await names({}, { ordering: ['-name', 'nonsense'] as never, limit: 1 as never, offset: 1 })).toEqual([
    3,
    'Door printer',
  ])
})

const ZD421 = '\u0002ZD421-203dpi,V84.20.15Z,8,8192KB\u0003\r\n'

it('pictures are compressed for a printer that says it is of Zebra, and its page says why', async () => {
  const answers = [ZD421, '"?"\r\n', '"?"\r\n', '"?"\r\n']
  const pk = await bench.add('zpl', 'Shelf', { PORT: 'COM4' })
  const printer = bench.machines.printer(pk)!
  expect(printer.settings['GRAPHICS']).toBe('runs')
  for (const [index, answer] of answers.entries()) {
    await vi.waitFor(() => expect(devices.link.written).toHaveLength(index + 1))
    devices.link.send(answer)
  }
  const { properties } = await bench.until(pk, (machine) => machine.properties.some(({ key }) => key === 'Pictures'))
  expect(properties.find(({ key }) => key === 'Pictures')?.value).toBe(
    'Compressed: ZD421-203dpi, V84.20.15Z is a printer of Zebra',
  )
  expect(printer.settings['GRAPHICS']).toBe('zlib')
  await bench.machines.update(pk, { active: false })
  expect(printer.settings['GRAPHICS']).toBe('runs')
})
