import { AppError, type Logger } from '@scanbench/plugin'
import {
  DirectPrinterDriver,
  PRINTER_COMMANDS,
  type ConnectionSpec,
  type LabelPrinterDriver,
  type MachineProperty,
  type MachineSettingValues,
  type PrinterCommand,
  type PrinterIdentity,
  type PrinterNews,
  type PrinterStatus,
} from '@scanbench/plugin/machine'
import type { ControlAnswer, ControlRequest } from '../../../drivers/transports/connection.ts'
import { transportOf } from '../../devices/transports/transports.ts'
import type { DeviceLink } from '../../devices/device-link.ts'
import type { DriverHooks } from '../drivers/driver-hooks.ts'
import { Turns } from '../../waiting/turns.ts'
import { abilitiesOf, type NamedAbility } from './printer-abilities.ts'
import { withHeadWidth } from './head-width.ts'
import { LinePace } from './line-pace.ts'
import { LineSilence } from './line-silence.ts'
import type { MachineVoice, MachineWork } from '../machine-work.ts'
import { statusOfPort } from './port-news.ts'
import { rollOf, type Roll } from './loaded-roll.ts'
import type { PrinterPort } from './printer-port.ts'
import { wordsFor } from './printer-words.ts'
import type { Timers } from '../../waiting/timers.ts'
import { UnaskedNews } from './unasked-news.ts'

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
  /** What it said last, as it said it; its code and words are told right after. */
  said(status: PrinterStatus): void
}

const COMMAND_WITHIN_MS = 5000
/** No printer answers later than so many times the patience that a question had. */
const LATE_TIMES = 10
/** What a serial line still has to carry when the next label is given to it: enough that it never waits, little to be in doubt. */
const AHEAD_MS = 200
/** What these throw away nobody can say. */
const EMPTYING: readonly PrinterCommand[] = ['cancel', 'reset']

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
  #turns = new Turns()
  #settings: MachineSettingValues = {}
  #adapted: MachineSettingValues = {}
  /** What it said that it is, on this connection. */
  #identity: PrinterIdentity | null = null
  #link: DeviceLink | null = null
  #answer: Answer | null = null
  /** A print queue tells nothing back, and would print the question. */
  #isOneWay = false
  /** Of a socket on USB more can be asked than its language answers. */
  #isOnUsb = false
  #questions = new Turns()
  #memory = 0
  #lastStatus: PrinterStatus | null = null
  #late: Disposable | null = null
  /** What the system took is on its way through a slow line. */
  #passing: { left(): void; lost(): void } | null = null
  readonly #pace = new LinePace(() => performance.now())
  readonly #silence = new LineSilence(() => performance.now())
  /** A line over a network can be gone without a word. */
  #canVanish = false
  #bytesUnderway = 0
  #news: UnaskedNews | null = null

  constructor(options: PrinterMachineOptions) {
    this.#options = options
    this.machine = options.machine
    this.driver = options.driver
  }

  get name(): string {
    return this.#options.name()
  }

  get settings(): MachineSettingValues {
    return this.#adapted
  }

  get isConnected(): boolean {
    return this.#link !== null
  }

  get obstacle(): string {
    return this.isConnected ? '' : this.#options.statusText()
  }

  configure(settings: MachineSettingValues): void {
    this.#settings = settings
    this.identified(this.#identity)
  }

  /** It said what it is, or it is gone; gives what to tell of what follows. */
  identified(identity: PrinterIdentity | null): readonly MachineProperty[] {
    this.#identity = identity
    const { settings, properties } = this.driver.adapted(this.#settings, identity)
    this.#adapted = withHeadWidth(settings, identity)
    return properties
  }

  /** Can it say how it is? */
  get canReport(): boolean {
    return this.driver.status !== null && !this.#isOneWay
  }

  get memory(): number {
    return this.#memory
  }

  get isInStep(): boolean {
    return this.#late === null
  }

  get lastStatus(): PrinterStatus | null {
    return this.#lastStatus
  }

  get roll(): Roll | null {
    return this.#lastStatus?.media ?? rollOf(this.#settings)
  }

  doubtMemory(): void {
    this.#memory += 1
  }

  takeNews(): Omit<PrinterNews, 'used'> | null {
    return this.#news?.take() ?? null
  }

  /** What a person can have it do, as it is set up. */
  get commands(): PrinterCommand[] {
    const { abilities } = this
    return PRINTER_COMMANDS.filter((name) => abilities.some((known) => known.name === name && known.cannot === null))
  }

  /** That, what it tells, and why it does not do the rest. */
  get abilities(): NamedAbility[] {
    return abilitiesOf(this.driver, this.#settings, { isOneWay: this.#isOneWay, isOnUsb: this.#isOnUsb })
  }

  connected(link: DeviceLink, spec: ConnectionSpec | null): string {
    this.#link = link
    const transport = spec === null ? null : transportOf(spec)
    this.#isOneWay = transport?.isOneWay ?? false
    this.#isOnUsb = transport?.hasPortStatus ?? false
    this.#canVanish = transport?.canVanish ?? false
    this.#silence.begin()
    this.#pace.begin(spec === null ? null : (transport?.baudRate(spec) ?? null))
    const { status } = this.driver
    this.#news = status?.unasked === undefined ? null : new UnaskedNews((received) => status.unasked!(received))
    this.#forgetMemory()
    return this.canReport ? 'Ready.' : 'Ready. This printer cannot report its state.'
  }

  received(bytes: Uint8Array, at: number): void {
    this.#silence.heard()
    if (this.driver instanceof DirectPrinterDriver) return this.#options.hooks?.received(bytes, at)
    // News may stand before, behind and between the bytes of an answer.
    this.#news?.push(bytes)
    if (this.#answer !== null) this.#answer.received(bytes)
    else if (this.#news === null)
      this.#options.log.debug('The printer sent bytes that nobody asked for', {
        bytes: Buffer.from(bytes).toString('hex'),
      })
  }

  disconnected(): void {
    this.#link = null
    this.identified(null)
    this.#answer?.lost()
    this.#passing?.lost()
    // What still waits finds no link; what hangs on the old one must not hold up the new one.
    this.#turns = new Turns()
    this.#questions = new Turns()
    this.#forgetMemory()
  }

  finish(): Promise<void> {
    this.#late?.[Symbol.dispose]()
    this.#link = null
    // A label is written to its end; nobody waits for an answer any more.
    this.#answer?.lost()
    this.#passing?.left()
    return this.#turns.idle()
  }

  get lineMs(): number {
    return this.#pace.busyMs
  }

  async write(bytes: Uint8Array, options: { progressTimeoutMs: number }): Promise<void> {
    const link = this.#link
    await this.#turns.run(async () => {
      const open = this.#same(link)
      this.#bytesUnderway += bytes.length
      this.#pace.given(bytes.length)
      await this.#deliver(open, bytes, options)
    })
    await this.#nearlyThrough(bytes.length)
  }

  /** Questions come in between; a line that breaks meanwhile may not have carried the end. */
  async #nearlyThrough(bytesTaken: number): Promise<void> {
    const aheadMs = this.#pace.busyMs - AHEAD_MS
    if (aheadMs <= 0) return
    const passing = Promise.withResolvers<void>()
    const timer = this.#options.timers.after(aheadMs, passing.resolve)
    this.#passing = { left: passing.resolve, lost: () => passing.reject(this.#gone(bytesTaken)) }
    try {
      await passing.promise
    } finally {
      this.#passing = null
      timer[Symbol.dispose]()
    }
  }

  /** One question at a time. */
  ask<T>(question: Uint8Array, parse: (received: Uint8Array) => T | 'more', timeoutMs: number): Promise<T | null> {
    const link = this.#link
    if (this.#isOneWay) return Promise.resolve(null)
    return this.#questions.run(async () => {
      const underway = this.#bytesUnderway
      try {
        const answer = await this.#ask(link, question, parse, timeoutMs + this.#pace.msOf(underway))
        if (answer === null) this.#silent(timeoutMs)
        else this.#bytesUnderway -= underway
        return answer
      } catch (error) {
        if (link === this.#link) this.#unanswered(timeoutMs)
        throw error
      }
    })
  }

  report(status: PrinterStatus): void {
    if (!this.isConnected) return
    this.#lastStatus = status
    const { code, text } = wordsFor(status)
    this.#options.said(status)
    this.#options.voice.statusCode(code, text)
  }

  /** Goes out after what is being written. */
  async command(name: PrinterCommand): Promise<void> {
    const ability = this.driver.commands(this.#settings)[name]
    const cannot = this.abilities.find((known) => known.name === name)?.cannot ?? null
    if (cannot !== null) throw new AppError('INVALID_INPUT', `'${this.name}' does not do "${name}": ${cannot}`)
    if (ability instanceof Uint8Array) await this.#send(name, ability)
    else await this.#softReset()
    if (EMPTYING.includes(name)) this.#memory += 1
  }

  async portStatus(): Promise<PrinterStatus | null> {
    const answer = await this.#askPort({ kind: 'port status' })
    return answer?.kind === 'port status' ? statusOfPort(answer) : null
  }

  async deviceId(): Promise<string | null> {
    const answer = await this.#askPort({ kind: 'device id' })
    return answer?.kind === 'device id' ? answer.text : null
  }

  /** Null where the connection or the printer has no such thing; many printers have not. */
  async #askPort(request: ControlRequest): Promise<ControlAnswer | null> {
    if (!this.#isOnUsb || this.#link === null) return null
    return this.#link.control(request).catch((error: unknown) => {
      this.#options.log.debug('The socket of the printer did not answer', { request: request.kind, error })
      return null
    })
  }

  /** A printer that takes no bytes any more cannot be told by bytes to forget them. */
  async #send(name: PrinterCommand, bytes: Uint8Array): Promise<void> {
    try {
      await this.write(bytes, { progressTimeoutMs: COMMAND_WITHIN_MS })
    } catch (error) {
      if (name !== 'reset' || !this.#isOnUsb || this.#link === null) throw error
      await this.#softReset()
    }
  }

  async #softReset(): Promise<void> {
    await this.#same(this.#link).control({ kind: 'soft reset' })
  }

  #silent(timeoutMs: number): void {
    this.#unanswered(timeoutMs)
    if (this.#canVanish && this.#silence.unanswered()) void this.#lookForFarEnd()
  }

  /**
   * A printer may be silent for want of paper or because it is busy, with bytes of a label on their way to it: its line is given
   * up only when nobody at all is at the far end. Those labels are in doubt since its first silence; nothing of them arrives later.
   */
  async #lookForFarEnd(): Promise<void> {
    try {
      await this.#link?.control({ kind: 'presence' })
    } catch (error) {
      this.#options.log.debug('Whether the printer is still there could not be found out', { error })
    }
  }

  /** Its answer may still come. */
  #unanswered(timeoutMs: number): void {
    this.#bytesUnderway = 0
    this.#late?.[Symbol.dispose]()
    this.#late = this.#options.timers.after(LATE_TIMES * timeoutMs, () => (this.#late = null))
  }

  #forgetMemory(): void {
    this.#lastStatus = null
    this.#memory += 1
    this.#bytesUnderway = 0
    this.#late?.[Symbol.dispose]()
    this.#late = null
  }

  async #deliver(link: DeviceLink, bytes: Uint8Array, options: { progressTimeoutMs: number }): Promise<void> {
    const { driver } = this
    if (!(driver instanceof DirectPrinterDriver)) return link.write(bytes, options)
    const handle = this.#options.hooks?.handle ?? null
    if (handle === null) throw this.#gone()
    for (const job of driver.jobsIn(bytes)) await driver.printLabel(handle, job)
  }

  /** Nothing that was meant for an earlier connection goes out on a later one. */
  #same(link: DeviceLink | null): DeviceLink {
    if (link === null || link !== this.#link) throw this.#gone()
    return link
  }

  #gone(bytesTaken = 0): AppError {
    const message = this.obstacle || 'The printer was disconnected. It is tried again by itself.'
    return new AppError('DEVICE_DISCONNECTED', message, { details: { bytesTaken } })
  }

  async #ask<T>(
    link: DeviceLink | null,
    question: Uint8Array,
    parse: (received: Uint8Array) => T | 'more',
    timeoutMs: number,
  ): Promise<T | null> {
    const answer = Promise.withResolvers<T | null>()
    // Nobody may be waiting yet when the connection ends.
    answer.promise.catch(() => undefined)
    let timer: Disposable | null = null
    try {
      const sent = this.#turns.run(() => {
        timer = this.#options.timers.after(timeoutMs, () => answer.resolve(null))
        this.#answer = { received: collect(parse, answer), lost: () => answer.reject(this.#gone()) }
        return this.#same(link).write(question, { progressTimeoutMs: timeoutMs })
      })
      // An answer may overtake the news that its question was sent; a failed question has no answer.
      return await Promise.race([answer.promise, sent.then(() => answer.promise)])
    } finally {
      this.#answer = null
      disposeOf(timer)
    }
  }
}

function disposeOf(timer: Disposable | null): void {
  timer?.[Symbol.dispose]()
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
