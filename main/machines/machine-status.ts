import { AppError } from '@scanbench/plugin'
import type { BaseMachineType, StatusValue } from '@scanbench/plugin/machine'

/** The statuses the host sets by itself; a table of a plugin may lack some. */
export type HostStatus = 'CONNECTED' | 'WARNING' | 'DISCONNECTED' | 'ERROR'

interface MachineStatusOptions {
  type: BaseMachineType
  clock: () => Date
  onChange(): void
}

/** Statuses from here on are in the way of something. */
const FIRST_STOP = 200
const MOST_STOPS = 1000

const NO_STATUS: StatusValue = { key: -1, label: 'Not loaded', color: 'secondary' }

/** How a machine is, in the codes of its type and in words, and since when. */
export class MachineStatus {
  readonly #options: MachineStatusOptions
  #value: StatusValue
  #text = ''
  #since: string
  /** When it stopped after all was well, in milliseconds since 1970. */
  #stops: number[] = []

  constructor(options: MachineStatusOptions) {
    this.#options = options
    this.#value = this.#named(options.type.DEFAULT_STATUS)
    this.#since = options.clock().toISOString()
  }

  get value(): StatusValue {
    return this.#value
  }

  /** What is, and what to do next. */
  get text(): string {
    return this.#text
  }

  get since(): string {
    return this.#since
  }

  /** How often it stopped after all was well. */
  stopsSince(time: number): number {
    return this.#stops.filter((at) => at > time).length
  }

  reset(text: string): void {
    this.#set(this.#named(this.#options.type.DEFAULT_STATUS), text)
  }

  set(name: HostStatus, text: string): void {
    this.#set(this.#named(name), text)
  }

  /** A code of the type's own table. */
  setCode(code: number, text: string): void {
    const value = Object.values(this.#options.type.MACHINE_STATUS).find(({ key }) => key === code)
    if (value === undefined) throw new AppError('INTERNAL', `This kind of machine has no status ${code}`)
    this.#set(value, text)
  }

  /** The time stays while the same status goes on in other words. */
  #set(value: StatusValue, text: string): void {
    const now = this.#options.clock()
    if (value.key !== this.#value.key) this.#since = now.toISOString()
    if (value.key >= FIRST_STOP && this.#value.key < FIRST_STOP)
      this.#stops = [...this.#stops, now.getTime()].slice(-MOST_STOPS)
    this.#value = value
    this.#text = text
    this.#options.onChange()
  }

  #named(name: string): StatusValue {
    const { MACHINE_STATUS, DEFAULT_STATUS } = this.#options.type
    return MACHINE_STATUS[name] ?? MACHINE_STATUS[DEFAULT_STATUS] ?? NO_STATUS
  }
}
