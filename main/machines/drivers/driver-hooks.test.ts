import { beforeEach, expect, it, vi } from 'vitest'
import {
  BaseDriver,
  type MachineHandle,
  type MachineProperty,
  type MachineSettingValues,
} from '@scanbench/plugin/machine'
import { ManualTimers } from '../../../test/support/manual-timers.ts'
import { MemoryLink } from '../../../test/support/memory-devices.ts'
import { recordingLog } from '../../../test/support/recording-log.ts'
import { DriverHooks } from './driver-hooks.ts'

const FIVE_MINUTES_MS = 5 * 60_000

class Scale extends BaseDriver {
  readonly SLUG = 'scale'
  readonly NAME = 'Scale'
  readonly DESCRIPTION = 'A scale'
  readonly MACHINE_TYPE: string = 'scale'
  readonly heard: string[] = []
  problem: string | null = null

  connection() {
    return null
  }

  async initMachine(machine: MachineHandle): Promise<void> {
    this.heard.push(`init ${machine.name} ${JSON.stringify(machine.settings)}`)
    machine.connection.onData((bytes) => void this.heard.push(`data ${Buffer.from(bytes).toString()}`))
    machine.connection.onClose(() => void this.heard.push('close'))
    if (this.problem !== null) throw new Error(this.problem)
    await machine.setProperties([{ key: 'Weight', value: '1 kg' }])
  }

  async restartMachine(): Promise<void> {
    this.heard.push('restart')
  }

  async updateMachine(before: MachineSettingValues, machine: MachineHandle): Promise<void> {
    this.heard.push(`update ${JSON.stringify(before)} ${JSON.stringify(machine.settings)}`)
  }

  async pingMachines(machines: readonly MachineHandle[]): Promise<void> {
    this.heard.push(`ping ${machines.map(({ name }) => name).join()}`)
  }
}

let driver: Scale
let timers: ManualTimers
let said: string[]
let told: readonly MachineProperty[]
let isWatched: boolean
let hooks: DriverHooks

beforeEach(() => {
  driver = new Scale()
  timers = new ManualTimers()
  said = []
  told = []
  isWatched = true
  hooks = new DriverHooks({
    driver,
    machine: 'm1',
    voice: {
      status: (status, text) => void said.push(`${status} ${text}`),
      statusCode: (code, text) => void said.push(`${code} ${text}`),
      properties: (properties) => void (told = properties),
      problem: (message) => void said.push(message),
      restartRequired: (isRequired) => void said.push(`restart ${isRequired}`),
    },
    log: recordingLog(),
    timers,
    facts: () => ({ name: 'Bench scale', active: true, initialized: true, status: 100, location: null }),
    isWatched: async () => isWatched,
  })
  hooks.configure({ UNIT: 'kg' })
})

function connect(): MemoryLink {
  const link: MemoryLink = new MemoryLink(
    { transport: 'simulated', device: 'scale' },
    { data: (bytes, at) => hooks.received(bytes, at), closed: () => hooks.disconnected(), simulated: () => {} },
  )
  hooks.connected(link)
  return link
}

const heard = (last: string) => vi.waitFor(() => expect(driver.heard.at(-1)).toBe(last))

it('a connected machine is given to its driver, with its settings, its bytes and its end', async () => {
  const link = connect()
  link.send('1.25')
  link.pullOut()
  await vi.waitFor(() => expect(told).toEqual([{ key: 'Weight', value: '1 kg' }]))
  expect(driver.heard).toEqual(['init Bench scale {"UNIT":"kg"}', 'data 1.25', 'close'])
})

it('what initMachine() throws is kept on this machine, in words (K09)', async () => {
  driver.problem = 'no weight'
  connect()
  await vi.waitFor(() => expect(said).toHaveLength(2))
  expect(said).toEqual(["initMachine() of driver 'scale': no weight", 'ERROR The driver failed: no weight'])
})

it('the failure of a machine that is gone is not told', async () => {
  driver.problem = 'no weight'
  connect().pullOut()
  await vi.waitFor(() => expect(driver.heard).toContain('close'))
  expect(said).toEqual([])
})

it.each([
  ['connected', () => void connect()],
  ['not connected', () => {}],
])('a setting that changed is told with the values before, to a machine that is %s (K13)', async (_how, begin) => {
  begin()
  hooks.configure({ UNIT: 'g' })
  await hooks.updated({ UNIT: 'kg' })
  expect(driver.heard.at(-1)).toBe('update {"UNIT":"kg"} {"UNIT":"g"}')
})

it('a machine that is not connected can be told of, and not written to', async () => {
  const { connection } = hooks.anyHandle
  expect(connection.isOpen).toBe(false)
  await expect(connection.write(Buffer.from('SI'))).rejects.toThrow("'Bench scale' is not connected.")
})

it('a restart by hand is told after the machine is connected again, and only then (K15)', async () => {
  hooks.restarting()
  connect().pullOut()
  await heard('restart')
  connect()
  await vi.waitFor(() => expect(driver.heard.filter((each) => each.startsWith('init'))).toHaveLength(2))
  expect(driver.heard.filter((each) => each === 'restart')).toHaveLength(1)
})

it('a machine is asked every five minutes how it is, as long as it is connected and machines are watched (K18)', async () => {
  const link = connect()
  timers.advance(FIVE_MINUTES_MS)
  await heard('ping Bench scale')
  isWatched = false
  await vi.waitFor(() => expect(timers.waits).toEqual([FIVE_MINUTES_MS]))
  timers.advance(FIVE_MINUTES_MS)
  await vi.waitFor(() => expect(timers.waits).toEqual([FIVE_MINUTES_MS]))
  link.pullOut()
  expect([timers.waits, driver.heard.filter((each) => each.startsWith('ping'))]).toEqual([[], ['ping Bench scale']])
})

it('reading gives the next bytes, or null when none come in time', async () => {
  const link = connect()
  const { connection } = hooks.handle!
  const early = connection.read()
  link.send('a')
  const late = connection.read({ timeoutMs: 500 })
  timers.advance(500)
  await connection.write(Buffer.from('SI'))
  expect([await early, await late, link.written]).toEqual([Buffer.from('a'), null, ['SI']])
})
