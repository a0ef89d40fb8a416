import { AppError, type Logger } from '@scanbench/plugin'
import type { ConnectionSpec } from '@scanbench/plugin/machine'
import { transportOf } from '../devices/transports/transports.ts'
import type { KeyboardScans } from '../machines/scanners/keyboard-scans.ts'
import type { MachineRegistry } from '../machines/machine-registry.ts'
import type { ScannerPort } from '../machines/scanners/scanner-port.ts'
import type { Timers } from '../waiting/timers.ts'
import type { ProfileSetting, ScannerProfiles } from '../machines/scanners/scanner-profiles.ts'
import type { Machine } from '../records/machine-records.ts'
import type { FoundScanner } from '../machines/scanners/found-scanners.ts'
import { withControlCharacters } from '../machines/connections/control-names.ts'
import { SCANNER_MODES, setupLine, type ScannerMode } from '../../drivers/devices/scanner-catalogue.ts'
import { deviceMode } from './device-mode.ts'
import { Switching } from './switching.ts'
import { CheckEvidence } from './check-evidence.ts'
import { ScannerCheck } from './scanner-check.ts'

interface Options {
  machines: Pick<MachineRegistry, 'get' | 'scanner' | 'settings' | 'setSetting' | 'update'>
  /** Scanners that are plugged in and no machine yet. */
  found: () => Promise<FoundScanner[]>
  profiles: ScannerProfiles
  keyboardScans: KeyboardScans
  timers: Timers
  clock: () => Date
  log: Logger
}

interface Running {
  /** Null for the scanner that types into the window: its machine is made when the check is saved. */
  machine: string | null
  name: string
  spec: ConnectionSpec | null
  check: ScannerCheck
  since: Date
  /** It was told to change its mode, and the check waits for it to come back. */
  switching: Switching | null
  stack: DisposableStack
}

export interface Saving {
  name: string
  use: 'hand-held' | 'stand'
}

/** While a window looks at the check it asks every second; nobody's scans are kept for a window that is gone. */
const FORGOTTEN_MS = 30_000
/** The speeds that scanners are most often set to, in that order. */
const SPEEDS = ['9600', '115200', '38400', '19200', '57600', '4800', '2400', '1200']

/** The one scanner check of the station: what a scanner sends goes to it and to nobody else. */
export class ScannerChecks implements Disposable {
  readonly #options: Options
  #running: Running | null = null
  #forget: Disposable | null = null

  constructor(options: Options) {
    this.#options = options
  }

  get running(): Omit<Running, 'stack'> | null {
    if (this.#running !== null) this.#rearm()
    return this.#running
  }

  async start(machine: string | null): Promise<void> {
    this.cancel()
    this.#running = machine === null ? this.#onWindow() : await this.#onMachine(machine)
    this.#rearm()
  }

  skip(): void {
    this.#demand().check.skip()
  }

  /** The next speed of a serial line; the person scans again and sees whether it is clean. */
  async nextSpeed(): Promise<void> {
    const { machine, spec } = this.#demand()
    if (machine === null || speedOf(spec) === null)
      throw new AppError('CONFLICT', 'Only scanners on a serial line have a speed.')
    const current = await this.#setting(machine, 'BAUD_RATE')
    const next = SPEEDS[(SPEEDS.indexOf(current) + 1) % SPEEDS.length] ?? '9600'
    await this.#options.machines.setSetting(machine, 'D', 'BAUD_RATE', next)
    const { driver, settings } = this.#options.machines.scanner(machine) ?? {}
    const changed = (await driver?.connection(settings ?? {})) ?? spec
    this.#running = { ...this.#demand(), spec: changed }
  }

  /** It goes away, and comes back as another device that is no machine yet. */
  async switchTo(mode: ScannerMode): Promise<void> {
    const { machine, name, spec } = this.#demand()
    const { setup, switches } = deviceMode(spec)
    const chosen = setup?.modes.find((each) => each.mode === mode && switches.includes(mode))
    const device = spec && transportOf(spec).usbDevice(spec)
    const scanner = machine === null ? null : this.#options.machines.scanner(machine)
    if (setup === null || chosen === undefined || scanner === null || device === null)
      throw new AppError(
        'CONFLICT',
        `'${name}' cannot be switched to ${SCANNER_MODES[mode]} from here. Scan the code for that in its manual.`,
      )
    const before = await this.#options.found()
    const switching = new Switching({ mode, vendorId: device.vendorId, before })
    this.#running = { ...this.#demand(), switching }
    try {
      await scanner.tell(Buffer.from(withControlCharacters(setupLine(setup, chosen.command)), 'latin1'))
    } catch (error) {
      this.#running = { ...this.#demand(), switching: null }
      throw error
    }
  }

  /** The scanner that was switched, as it is found now. */
  async cameBack(): Promise<FoundScanner | null> {
    const switching = this.#running?.switching ?? null
    return switching === null ? null : switching.cameBack(await this.#options.found())
  }

  /** Keeps what was found as settings of the machine. */
  async save({ name, use }: Saving): Promise<Machine> {
    const { machines, keyboardScans, profiles } = this.#options
    const { machine, check, spec } = this.#demand()
    const pk = machine ?? (await keyboardScans.machine()).pk
    const declared = await machines.settings(pk)
    const found = [...check.settings, { configType: 'M', key: 'USE', value: use } as const]
    for (const { configType, key, value } of found) {
      const isDeclared = declared.some((setting) => setting.config_type === configType && setting.key === key)
      if (isDeclared) await machines.setSetting(pk, configType, key, value)
    }
    const speed = speedOf(spec) === null ? [] : [await this.#speed(pk)]
    if (spec !== null) await profiles.keep(transportOf(spec).usbDevice(spec), [...found, ...speed])
    const { name: before } = await machines.get(pk)
    if (name !== before) await machines.update(pk, { name })
    this.cancel()
    return machines.get(pk)
  }

  /** The check may have found it by trying. */
  async #speed(pk: string): Promise<ProfileSetting> {
    return { configType: 'D', key: 'BAUD_RATE', value: await this.#setting(pk, 'BAUD_RATE') }
  }

  cancel(): void {
    this.#forget?.[Symbol.dispose]()
    this.#forget = null
    this.#running?.stack.dispose()
    this.#running = null
  }

  [Symbol.dispose](): void {
    this.cancel()
  }

  #onWindow(): Running {
    const check = new ScannerCheck({ hasPackets: false })
    const stack = new DisposableStack()
    stack.use(
      this.#options.keyboardScans.divert(({ strokes, ending, gapMs, tookMs }) =>
        check.take({ evidence: { kind: 'keys', strokes, ending }, gapMs, tookMs }),
      ),
    )
    return {
      machine: null,
      name: 'Keyboard scanner',
      spec: null,
      check,
      since: this.#options.clock(),
      switching: null,
      stack,
    }
  }

  async #onMachine(machine: string): Promise<Running> {
    const { name, driver } = await this.#options.machines.get(machine)
    const scanner = this.#options.machines.scanner(machine)
    if (scanner === null) throw new AppError('CONFLICT', `'${name}' is no scanner that works. Switch it on first.`)
    const spec = await scanner.driver.connection(scanner.settings)
    if (spec === null && driver === 'keyboard-scanner') return { ...this.#onWindow(), machine, name }
    return this.#onPort({ machine, name, spec, scanner })
  }

  #onPort({
    machine,
    name,
    spec,
    scanner,
  }: Pick<Running, 'name' | 'spec'> & { machine: string; scanner: ScannerPort }): Running {
    const { timers, clock, log } = this.#options
    const hasPackets = scanner.settings['FRAMING'] === 'ssi'
    const check = new ScannerCheck({ hasPackets })
    const stack = new DisposableStack()
    const framer = scanner.driver.createFramer(scanner.settings)
    void scanner.describe(framer)
    const evidence = stack.use(
      new CheckEvidence({
        spec,
        hasPackets,
        framer,
        timers,
        onArrival: (arrival) => {
          check.take(arrival)
          if (check.isGarbled && !hasPackets && speedOf(spec) !== null)
            this.nextSpeed().catch((error: unknown) => log.warn('The speed could not be changed', { machine, error }))
        },
        onAnswer: (bytes) => scanner.reply(bytes),
        onUnknown: () => check.unknownReport(),
      }),
    )
    stack.use(
      scanner.divert((bytes, at) => {
        const switching = this.#running?.switching ?? null
        if (switching === null) evidence.push(bytes, at)
        else switching.heard(bytes)
      }),
    )
    return { machine, name, spec, check, since: clock(), switching: null, stack }
  }

  async #setting(machine: string, key: string): Promise<string> {
    const all = await this.#options.machines.settings(machine)
    return String(all.find((setting) => setting.key === key)?.value ?? '')
  }

  #demand(): Running {
    if (this.#running !== null) return this.#running
    throw new AppError('NOT_FOUND', 'No scanner check is running. Start it again.')
  }

  #rearm(): void {
    this.#forget?.[Symbol.dispose]()
    this.#forget = this.#options.timers.after(FORGOTTEN_MS, () => this.cancel())
  }
}

/** Of its line; null where it has none. */
export function speedOf(spec: ConnectionSpec | null): number | null {
  return spec === null ? null : transportOf(spec).baudRate(spec)
}
