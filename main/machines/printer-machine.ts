import { AppError, type Logger } from '@scanbench/plugin'
import { DirectPrinterDriver, type LabelPrinterDriver, type MachineSettingValues } from '@scanbench/plugin/machine'
import type { DeviceLink } from '../devices/device-link.ts'
import type { DriverHooks } from './driver-hooks.ts'
import { Lane } from './lane.ts'
import type { MachineVoice, MachineWork } from './machine-work.ts'
import type { PrinterPort } from './printer-port.ts'
import type { Timers } from './timers.ts'

export interface PrinterMachineOptions {
  machine: string
  driver: LabelPrinterDriver
  voice: MachineVoice
  log: Logger
  timers: Timers
  /** For drivers that print by themselves. */
  hooks: DriverHooks | null
  name(): string
  /** The sentence on the machine's page. */
  statusText(): string
}

interface Answer {
  received(bytes: Uint8Array): void
  lost(): void
}

/** A printer as the dispatcher uses it: one write or one question at a time. */
export class PrinterMachine implements MachineWork, PrinterPort {
  readonly noun = 'printer'
  readonly machine: string
  readonly driver: LabelPrinterDriver
  readonly #options: PrinterMachineOptions
  #lane = new Lane()
  #settings: MachineSettingValues = {}
  #link: DeviceLink | null = null
  #answer: Answer | null = null

  constructor(options: PrinterMachineOptions) {
    this.#options = options
    this.machine = options.machine
    this.driver = options.driver
  }

  get name(): string {
    return this.#options.name()
  }

  get settings(): MachineSettingValues {
    return this.#settings
  }

  get isConnected(): boolean {
    return this.#link !== null
  }

  get obstacle(): string {
    return this.isConnected ? '' : this.#options.statusText()
  }

  configure(settings: MachineSettingValues): void {
    this.#settings = settings
  }

  connected(link: DeviceLink): string {
    this.#link = link
    return this.driver.status === null ? 'Ready. This printer cannot report its state.' : 'Ready.'
  }

  received(bytes: Uint8Array, at: number): void {
    if (this.driver instanceof DirectPrinterDriver) this.#options.hooks?.received(bytes, at)
    else if (this.#answer !== null) this.#answer.received(bytes)
    else
      this.#options.log.debug('The printer sent bytes that nobody asked for', {
        bytes: Buffer.from(bytes).toString('hex'),
      })
  }

  disconnected(): void {
    this.#link = null
    this.#answer?.lost()
    // What still waits finds no link; what hangs on the old one must not hold up the new one.
    this.#lane = new Lane()
  }

  finish(): Promise<void> {
    this.#link = null
    return this.#lane.idle()
  }

  write(bytes: Uint8Array, options: { progressTimeoutMs: number }): Promise<void> {
    const link = this.#link
    return this.#lane.run(() => this.#deliver(this.#same(link), bytes, options))
  }

  ask<T>(question: Uint8Array, parse: (received: Uint8Array) => T | 'more', timeoutMs: number): Promise<T | null> {
    const link = this.#link
    return this.#lane.run(() => this.#ask(this.#same(link), question, parse, timeoutMs))
  }

  report({ code, text }: { code: number; text: string }): void {
    if (this.isConnected) this.#options.voice.statusCode(code, text)
  }

  async #deliver(link: DeviceLink, bytes: Uint8Array, options: { progressTimeoutMs: number }): Promise<void> {
    const { driver } = this
    if (!(driver instanceof DirectPrinterDriver)) return link.write(bytes, options)
    const handle = this.#options.hooks?.handle ?? null
    if (handle === null) throw this.#gone()
    for (const label of driver.decode(bytes, this.#settings)) await driver.printLabel(handle, { label })
  }

  /** Nothing that was meant for an earlier connection goes out on a later one. */
  #same(link: DeviceLink | null): DeviceLink {
    if (link === null || link !== this.#link) throw this.#gone()
    return link
  }

  #gone(): AppError {
    const message = this.obstacle || 'The printer was disconnected. It is tried again by itself.'
    return new AppError('DEVICE_DISCONNECTED', message, { details: { bytesTaken: 0 } })
  }

  async #ask<T>(
    link: DeviceLink,
    question: Uint8Array,
    parse: (received: Uint8Array) => T | 'more',
    timeoutMs: number,
  ): Promise<T | null> {
    const answer = Promise.withResolvers<T | null>()
    const timer = this.#options.timers.after(timeoutMs, () => answer.resolve(null))
    this.#answer = { received: collect(parse, answer), lost: () => answer.reject(this.#gone()) }
    try {
      const sent = link.write(question, { progressTimeoutMs: timeoutMs })
      // An answer may overtake the news that its question was sent; a failed question has no answer.
      return await Promise.race([answer.promise, sent.then(() => answer.promise)])
    } finally {
      this.#answer = null
      timer[Symbol.dispose]()
    }
  }
}

/** Hands the parser all bytes so far, until it is content. */
function collect<T>(parse: (received: Uint8Array) => T | 'more', answer: PromiseWithResolvers<T | null>) {
  let received: Uint8Array = new Uint8Array(0)
  return (bytes: Uint8Array): void => {
    received = Buffer.concat([received, bytes])
    try {
      const parsed = parse(received)
      if (parsed !== 'more') answer.resolve(parsed)
    } catch (error) {
      answer.reject(error)
    }
  }
}
