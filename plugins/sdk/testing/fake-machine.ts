import { DataLine } from '../machine/data-line.ts'
import { attachDriverHost } from '../machine/driver-host.ts'
import { chooseMachines } from '../machine/machine-choice.ts'
import type { BaseDriver, MachineSettingValues } from '../machine/driver.ts'
import type { MachineHandle } from '../machine/machine-handle.ts'
import type { MachineProperty } from '../machine/machine-type.ts'
import { machineSettings } from './driver-calls.ts'

/** What a device answers to bytes that a driver sent: nothing, text or bytes. @since 1.0 */
export type DeviceAnswer = (sent: string) => string | Uint8Array | null

/** Promises that a driver may have between a call of the test and its read. */
const TURNS = 50

// What a driver under test finds when it asks for its machines.
const machinesOf = new WeakMap<BaseDriver, MachineHandle[]>()

interface Parts {
  settings: MachineSettingValues
  answer: DeviceAnswer
}

/**
 * A machine with a device in memory at the other end of its line. Time stands still: a read that waits for bytes goes on
 * when they come or when the test lets time pass.
 * @example
 * const machine = await FakeMachine.with(new ZplDriver(), {}, (sent) => (sent === '~HS' ? 'ready' : null))
 * await machine.handle.connection.write(new TextEncoder().encode('~HS'))
 * expect(machine.sent).toEqual(['~HS'])
 * @since 1.0
 */
export class FakeMachine {
  /** What the driver is handed. */
  readonly handle: MachineHandle
  /** What the driver sent, piece by piece, as text. */
  readonly sent: string[] = []
  /** Every status the driver set, the newest last. */
  readonly statuses: { code: number; text: string }[] = []
  /** What the machine says of itself. */
  properties: readonly MachineProperty[] = []
  /** Errors that the driver reported. */
  readonly errors: string[] = []
  /** Has the driver asked for a restart? */
  isRestartRequired = false
  readonly #line: DataLine
  #waiting: { ms: number; work: () => void }[] = []

  /** With settings as the driver gets them; `FakeMachine.with` checks them first. */
  constructor({ settings, answer }: Parts) {
    this.#line = new DataLine({
      write: (bytes) => this.#take(bytes, answer),
      after: (ms, work) => this.#after(ms, work),
    })
    this.handle = {
      pk: 'machine-1',
      name: 'Machine under test',
      active: true,
      initialized: true,
      status: 100,
      location: null,
      settings,
      connection: this.#line,
      setStatus: async (code, text) => void this.statuses.push({ code, text }),
      setProperties: async (properties) => void (this.properties = properties),
      handleError: async (message) => void this.errors.push(message),
      setRestartRequired: async (isRequired) => void (this.isRestartRequired = isRequired),
    }
  }

  /** A machine of this driver, with the driver's defaults and these values. */
  static async with(
    driver: BaseDriver,
    settings: Readonly<Record<string, unknown>> = {},
    answer: DeviceAnswer = () => null,
  ): Promise<FakeMachine> {
    const machine = new FakeMachine({ settings: await machineSettings(driver, settings), answer })
    const machines = [...(machinesOf.get(driver) ?? []), machine.handle]
    machinesOf.set(driver, machines)
    attachDriverHost(driver, { getMachines: async (choice) => chooseMachines(machines, choice) })
    return machine
  }

  /** The device sends. */
  receive(data: string | Uint8Array): void {
    this.#line.received(typeof data === 'string' ? new TextEncoder().encode(data) : data, 0)
  }

  /** Time passes, after the driver got to where it waits: reads with a shorter limit end without bytes. */
  async passTime(ms: number): Promise<void> {
    for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve()
    const due = this.#waiting.filter((each) => each.ms <= ms)
    this.#waiting = this.#waiting.filter((each) => each.ms > ms).map(({ ms: left, work }) => ({ ms: left - ms, work }))
    for (const { work } of due) work()
  }

  /** The connection is gone. */
  unplug(): void {
    this.#line.closed()
  }

  async #take(bytes: Uint8Array, answer: DeviceAnswer): Promise<void> {
    const text = new TextDecoder().decode(bytes)
    this.sent.push(text)
    const answered = answer(text)
    if (answered !== null) this.receive(answered)
  }

  #after(ms: number, work: () => void): Disposable {
    const entry = { ms, work }
    this.#waiting.push(entry)
    return { [Symbol.dispose]: () => void (this.#waiting = this.#waiting.filter((each) => each !== entry)) }
  }
}
