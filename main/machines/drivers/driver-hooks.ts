import { AppError, type Logger, messageOf } from '@scanbench/plugin'
import { DataLine } from '@scanbench/plugin/host'
import {
  BaseDriver,
  type MachineHandle,
  type MachineLocation,
  type MachineProperty,
  type MachineSettingValues,
} from '@scanbench/plugin/machine'
import type { DeviceLink } from '../../devices/device-link.ts'
import { within } from '../../waiting/within.ts'
import type { MachineVoice } from '../machine-work.ts'
import type { Timers } from '../../waiting/timers.ts'

export interface DriverHooksOptions {
  driver: BaseDriver
  machine: string
  voice: MachineVoice
  log: Logger
  timers: Timers
  facts: () => MachineFacts
  /** Should machines be asked from time to time how they are? */
  isWatched: () => Promise<boolean>
}

/** What a machine is at the moment. */
export interface MachineFacts {
  name: string
  active: boolean
  initialized: boolean
  status: number
  location: MachineLocation | null
}

type Hook = 'initMachine' | 'updateMachine' | 'restartMachine' | 'pingMachines'

const HOOK_WITHIN_MS = 10_000
const WRITE_PROGRESS_MS = 30_000
const PING_EVERY_MS = 5 * 60_000

/** The machine as its driver has it in hand, and the hooks in which it gets it. What a hook does wrong stays on this machine. */
export class DriverHooks {
  readonly #options: DriverHooksOptions
  #settings: MachineSettingValues = {}
  #line: DataLine | null = null
  #isRestarting = false
  #ping: Disposable | null = null

  constructor(options: DriverHooksOptions) {
    this.#options = options
  }

  /** Null while it is not connected. */
  get handle(): MachineHandle | null {
    return this.#line === null ? null : this.#handleOf(this.#line)
  }

  /** Its connection is closed while it is not connected. */
  get anyHandle(): MachineHandle {
    return this.#handleOf(this.#line ?? this.#closedLine())
  }

  configure(settings: MachineSettingValues): void {
    this.#settings = settings
  }

  /** The next connection comes from a restart that a person asked for. */
  restarting(): void {
    this.#isRestarting = true
  }

  connected(link: DeviceLink): void {
    const line = new DataLine({
      write: (bytes) => link.write(bytes, { progressTimeoutMs: WRITE_PROGRESS_MS }),
      after: (ms, work) => this.#options.timers.after(ms, work),
    })
    this.#line = line
    void this.#begin(this.#handleOf(line))
    this.#pingLater()
  }

  received(bytes: Uint8Array, at: number): void {
    this.#line?.received(bytes, at)
  }

  disconnected(): void {
    this.#ping?.[Symbol.dispose]()
    this.#line?.closed()
    this.#line = null
  }

  async updated(before: MachineSettingValues): Promise<void> {
    const { driver } = this.#options
    await this.#run('updateMachine', () => driver.updateMachine(before, this.anyHandle))
  }

  async #begin(handle: MachineHandle): Promise<void> {
    const { driver } = this.#options
    await this.#run('initMachine', () => driver.initMachine(handle))
    if (!this.#isRestarting) return
    this.#isRestarting = false
    await this.#run('restartMachine', () => driver.restartMachine(handle))
  }

  #pingLater(): void {
    const { driver, timers } = this.#options
    if (!isWritten(driver, 'pingMachines')) return
    this.#ping = timers.after(PING_EVERY_MS, () => void this.#pingNow())
  }

  async #pingNow(): Promise<void> {
    const { handle } = this
    if (handle === null) return
    const { driver, isWatched } = this.#options
    if (await isWatched()) await this.#run('pingMachines', () => driver.pingMachines([handle]))
    if (this.#line !== null) this.#pingLater()
  }

  async #run(hook: Hook, work: () => Promise<void>): Promise<void> {
    const { driver, log, voice } = this.#options
    if (!isWritten(driver, hook)) return
    const line = this.#line
    try {
      await within((async () => work())(), HOOK_WITHIN_MS, `${hook}()`)
    } catch (error) {
      const reason = messageOf(error)
      log.error('The driver failed', { hook, error })
      // The machine may have gone meanwhile, and the failure with it.
      if (line !== this.#line) return
      voice.problem(`${hook}() of driver '${driver.SLUG}': ${reason}`)
      if (hook === 'initMachine') voice.status('ERROR', `The driver failed: ${reason}`)
    }
  }

  #handleOf(line: DataLine): MachineHandle {
    const { machine, voice, facts } = this.#options
    return {
      pk: machine,
      ...facts(),
      settings: this.#settings,
      connection: line,
      setStatus: async (code: number, text: string) => voice.statusCode(code, text),
      setProperties: async (properties: readonly MachineProperty[]) => voice.properties(properties),
      handleError: async (message: string) => voice.problem(message),
      setRestartRequired: async (isRequired: boolean) => voice.restartRequired(isRequired),
    }
  }

  #closedLine(): DataLine {
    const line = new DataLine({
      write: async () => {
        throw new AppError('DEVICE_DISCONNECTED', `'${this.#options.facts().name}' is not connected.`)
      },
      after: (ms, work) => this.#options.timers.after(ms, work),
    })
    line.closed()
    return line
  }
}

function isWritten(driver: BaseDriver, hook: Hook): boolean {
  return Reflect.get(driver, hook) !== Reflect.get(BaseDriver.prototype, hook)
}
