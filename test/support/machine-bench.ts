import type { Logger, Plugin } from '@scanbench/plugin'
import type { Devices } from '../../main/devices/device-link.ts'
import { EventLog } from '../../main/events/event-log.ts'
import { MachineRegistry } from '../../main/machines/machine-registry.ts'
import { ScannerProfiles } from '../../main/machines/scanners/scanner-profiles.ts'
import type { CapturedCode } from '../../main/machines/scanners/scanner-machine.ts'
import { systemTimers, type Timers } from '../../main/waiting/timers.ts'
import type { Machine } from '../../main/records/machine-records.ts'
import type { PluginRecord } from '../../main/records/plugin-records.ts'
import type { StationEvent } from '../../main/records/station-event.ts'
import { SettingsStore } from '../../main/settings/settings.ts'
import ScanbenchMachines from '../../plugins/builtin/machines.ts'
import { createTemporaryDatabase } from './temporary-database.ts'

interface LogLine {
  level: 'info' | 'warn' | 'error'
  message: string
  details: Record<string, unknown>
}

export interface MachineBench extends AsyncDisposable {
  readonly machines: MachineRegistry
  readonly profiles: ScannerProfiles
  /** Codes that reached the scans, as text. */
  readonly codes: string[]
  readonly captured: CapturedCode[]
  readonly paper: string[]
  readonly logged: LogLine[]
  readonly news: StationEvent[]
  /** Names of the places of the stock, by pk. */
  readonly places: Map<number, string>
  /** Turns plugins on and off. */
  setPlugins(plugins: Plugin[]): void
  /** Another start of the program on the same data. */
  restarted(): Promise<MachineRegistry>
  /** The record as it was told, as soon as it fits. */
  until(pk: string, fits: (machine: Machine) => boolean): Promise<Machine>
  add(driver: string, name: string, settings?: Record<string, unknown>): Promise<string>
}

interface Options {
  devices: Devices
  timers?: Timers
  clock?: () => Date
}

const TYPES: Readonly<Record<string, string>> = {
  'serial-scanner': 'barcode-scanner',
  'simulated-scanner': 'barcode-scanner',
  zpl: 'label-printer',
  'simulated-printer': 'label-printer',
}

/** The machines of a station with everything real but what is given. */
export async function createMachineBench(options: Options): Promise<MachineBench> {
  const { devices, timers = systemTimers, clock = () => new Date() } = options
  const stack = new AsyncDisposableStack()
  const database = stack.use(await createTemporaryDatabase())
  const events = new EventLog({ clock })
  const captured: CapturedCode[] = []
  const paper: string[] = []
  const logged: LogLine[] = []
  const news: StationEvent[] = []
  const places = new Map<number, string>()
  events.subscribe((event) => news.push(event))
  let plugins: Plugin[] = [new ScanbenchMachines()]
  const listeners = new Set<() => void>()

  const profiles = new ScannerProfiles({ database, clock })

  const start = async () => {
    const machines = new MachineRegistry({
      database,
      scannerProfiles: profiles,
      settings: new SettingsStore({ database, events }),
      devices,
      plugins: {
        withMixin: () => plugins,
        list: async () => [{ pk: 1, key: 'scanbench-machines', is_builtin: true } as PluginRecord],
        onChange(listener) {
          listeners.add(listener)
          return { [Symbol.dispose]: () => void listeners.delete(listener) }
        },
      },
      events,
      log: keepingLog(logged),
      scans: { capture: async (code) => captured.push(code) },
      paper: { add: (_, commands) => paper.push(Buffer.from(commands).toString()) },
      clock,
      timers,
      async locate(pk) {
        const name = places.get(pk)
        return name === undefined ? null : { pk, name, pathstring: `Hall/${name}` }
      },
    })
    stack.use(machines)
    await machines.start()
    return machines
  }
  const machines = await start()

  return {
    machines,
    profiles,
    captured,
    paper,
    logged,
    news,
    places,
    get codes() {
      return captured.map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
    },
    setPlugins(next) {
      plugins = next
      for (const listener of listeners) listener()
    },
    async restarted() {
      await machines[Symbol.asyncDispose]()
      return start()
    },
    until: (pk, fits) => untilTold(events, news, pk, fits),
    async add(driver, name, settings = {}) {
      const machine_type = TYPES[driver] ?? 'barcode-scanner'
      const { pk } = await machines.create({ name, machine_type, driver, active: true })
      for (const [key, value] of Object.entries(settings)) await machines.setSetting(pk, 'D', key, value)
      return pk
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

function untilTold(events: EventLog, news: StationEvent[], pk: string, fits: (machine: Machine) => boolean) {
  const isIt = (event: StationEvent) => event.type === 'machine.changed' && event.data.pk === pk && fits(event.data)
  const last = news.findLast((event) => event.type === 'machine.changed' && event.data.pk === pk)
  return new Promise<Machine>((resolve) => {
    if (last !== undefined && isIt(last)) return resolve(last.data as Machine)
    const listening = events.subscribe((event) => {
      if (!isIt(event)) return
      listening[Symbol.dispose]()
      resolve(event.data as Machine)
    })
  })
}

function keepingLog(lines: LogLine[]): Logger {
  const keep =
    (level: LogLine['level']) =>
    (message: string, details: Record<string, unknown> = {}) => {
      lines.push({ level, message, details })
    }
  const log: Logger = { debug() {}, info: keep('info'), warn: keep('warn'), error: keep('error'), with: () => log }
  return log
}
