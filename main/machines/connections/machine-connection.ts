import { AppError } from '@scanbench/plugin'
import type { ConnectionSpec } from '@scanbench/plugin/machine'
import { fromWire, toWire } from '@scanbench/plugin/host'
import type { DeviceLink, Devices, SimulatedEvent } from '../../devices/device-link.ts'
import type { Timers } from '../../waiting/timers.ts'

const RETRY_DELAYS_MS = [1000, 2000, 4000, 8000, 16_000, 30_000]

/** A link that lasted so long was a good one: the next failure starts again at the shortest delay. */
const STABLE_AFTER_MS = 10_000

export interface MachineConnectionOptions {
  devices: Devices
  spec: ConnectionSpec
  timers: Timers
  clock: () => Date
  /** Throws when there is a reason not to try. */
  mayOpen(): void
  events: MachineConnectionEvents
}

export interface MachineConnectionEvents {
  connected(link: DeviceLink): void
  received(bytes: Uint8Array, at: number): void
  simulated(event: SimulatedEvent): void
  /** Told for a lost link and for each try that failed. */
  lost(error: AppError, retryInMs: number): void
}

interface Opening {
  state: 'opening'
  ended: AppError | null
}

type State =
  | Opening
  | { state: 'open'; link: DeviceLink; since: number }
  | { state: 'waiting'; timer: Disposable }
  | { state: 'closed' }

/** Keeps one link open: what is lost or not there is tried again after 1, 2, 4 ... 30 s. */
export class MachineConnection {
  readonly #options: MachineConnectionOptions
  #state: State = { state: 'closed' }
  #failures = 0
  #opening: Promise<void> = Promise.resolve()

  constructor(options: MachineConnectionOptions) {
    this.#options = options
  }

  /** Has it the device, or is it about to? */
  get isTaking(): boolean {
    return this.#state.state === 'open' || this.#state.state === 'opening'
  }

  open(): void {
    const opening: Opening = { state: 'opening', ended: null }
    this.#state = opening
    this.#opening = this.#try(opening)
  }

  /** Shortens the wait for the next try; a device that was just plugged in may need several, so none of them is far off. */
  retryNow(): void {
    this.#failures = 0
    if (this.#state.state !== 'waiting') return
    this.#state.timer[Symbol.dispose]()
    this.open()
  }

  async close(): Promise<void> {
    const before = this.#state
    this.#state = { state: 'closed' }
    if (before.state === 'waiting') before.timer[Symbol.dispose]()
    if (before.state === 'open') await before.link.close()
    await this.#opening
  }

  async #try(opening: Opening): Promise<void> {
    const { devices, spec, events } = this.#options
    let current: State = opening
    try {
      this.#options.mayOpen()
      const link = await devices.open(spec, {
        data: (bytes, at) => this.#isCurrent(current) && events.received(bytes, at),
        simulated: (event) => this.#isCurrent(current) && events.simulated(event),
        closed: (error) => this.#closed(current, error ?? new AppError('DEVICE_DISCONNECTED')),
      })
      if (!this.#isCurrent(opening)) return await link.close()
      if (opening.ended !== null) return this.#lost(opening, opening.ended)
      current = { state: 'open', link, since: this.#now() }
      this.#state = current
      events.connected(link)
    } catch (error) {
      this.#lost(current, asAppError(error))
    }
  }

  /** A link may end before its opening was told. */
  #closed(state: State, error: AppError): void {
    if (state.state === 'opening') state.ended = error
    else this.#lost(state, error)
  }

  #isCurrent(state: State): boolean {
    return this.#state === state
  }

  #lost(state: State, error: AppError): void {
    if (!this.#isCurrent(state)) return
    if (state.state === 'open' && this.#now() - state.since >= STABLE_AFTER_MS) this.#failures = 0
    const retryInMs = RETRY_DELAYS_MS[Math.min(this.#failures, RETRY_DELAYS_MS.length - 1)] ?? 0
    this.#failures += 1
    const timer = this.#options.timers.after(retryInMs, () => this.open())
    this.#state = { state: 'waiting', timer }
    this.#options.events.lost(error, retryInMs)
  }

  #now(): number {
    return this.#options.clock().getTime()
  }
}

function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : fromWire(toWire(error))
}
