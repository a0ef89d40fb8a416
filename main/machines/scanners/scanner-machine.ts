import { AppError, messageOf } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import type {
  BarcodeScannerDriver,
  Discarded,
  Frame,
  Framer,
  MachineSettingValues,
  ScanVerdict,
  SequelStep,
} from '@scanbench/plugin/machine'
import type { ScanProfile } from '../../../drivers/protocols/scan-cleaning.ts'
import type { DeviceLink } from '../../devices/device-link.ts'
import type { MachineVoice, MachineWork } from '../machine-work.ts'
import { bounceMs, scanProfile } from './scan-profile.ts'
import type { ScannerPort } from './scanner-port.ts'
import type { Timers } from '../../waiting/timers.ts'

/** The way of a code into the station. */
export interface ScanIntake {
  capture(input: CapturedCode): Promise<unknown>
}

export interface CapturedCode {
  bytes: Uint8Array
  machine: string
  endpoint: 'machine'
  /** Milliseconds since 1970 when the last byte came. */
  at: number
  user: null
  simulated: boolean
  bounceMs: number
  profile: ScanProfile
}

export interface ScannerMachineOptions {
  machine: string
  driver: BarcodeScannerDriver
  scans: ScanIntake
  voice: MachineVoice
  log: Logger
  timers: Timers
}

const READY = 'Ready.'
const SEPARATOR_LOST =
  'Ready. It sends no separators: GS1 codes with several fields may not be read safely. Check the scanner to see how to cure that.'

const WRITE_PROGRESS_MS = 2000
/** Who pulls a trigger by a button cannot feel when to let it go. */
const TRIGGER_MS = 5000

/** Null: nothing is wrong. */
const DISCARDED: Record<Discarded['reason'], string | null> = {
  'too long':
    'Too many bytes came without the end of a code. Check the baud rate, and what the scanner sends after a code.',
  incomplete:
    'A code came without its end and was left out. Scan it again; if this repeats, check the cable and the end of a code.',
  'unknown report':
    'The scanner sent something that is no code. If its codes do not arrive, check the mode that it is set to.',
  'command answer': null,
}

/** Bytes become codes, and codes go to the scans. */
export class ScannerMachine implements MachineWork, ScannerPort {
  readonly noun = 'scanner'
  readonly #options: ScannerMachineOptions
  readonly #capturing = new Set<Promise<void>>()
  #settings: MachineSettingValues = {}
  #framer: Framer | null = null
  #silence: Disposable | null = null
  #lastAt = 0
  #isComplaining = false
  #link: DeviceLink | null = null
  /** The trigger is pulled until it is due, or until a code came. */
  #pulled: Disposable | null = null
  /** What is still to be written after the last beep. */
  #sequel = new DisposableStack()
  /** Ends the time in which everything is left out. */
  #settling: Disposable | null = null
  #canBeep = true
  #diverted: ((bytes: Uint8Array, at: number) => void) | null = null

  constructor(options: ScannerMachineOptions) {
    this.#options = options
  }

  get driver(): BarcodeScannerDriver {
    return this.#options.driver
  }

  get settings(): MachineSettingValues {
    return this.#settings
  }

  configure(settings: MachineSettingValues): void {
    this.#settings = settings
    const framer = this.#options.driver.createFramer(settings)
    this.#framer = framer
    framer.onFrames?.((parts, answer) => {
      this.#take(parts)
      if (framer === this.#framer) this.#write(answer)
    })
  }

  connected(link: DeviceLink): string {
    this.#isComplaining = false
    this.#link = link
    this.#canBeep = true
    this.#settle()
    void this.#describe(link)
    this.#write(this.driver.opening(this.#settings))
    return this.#ready
  }

  received(bytes: Uint8Array, at: number): void {
    if (this.#settling !== null) {
      this.#options.log.info('Bytes from before the connection were left out', { bytes: hex(bytes) })
      return
    }
    if (this.#diverted !== null) this.#diverted(bytes, at)
    else this.#frame(bytes, at)
  }

  async read(bytes: Uint8Array, at: number): Promise<void> {
    if (this.#diverted !== null) return this.#diverted(bytes, at)
    await this.#captureAt(bytes, at)
  }

  async beep(verdict: ScanVerdict): Promise<boolean> {
    const bytes = this.driver.feedback(verdict, this.#settings)
    if (bytes === null || this.#link === null) return false
    this.#sequel.dispose()
    await this.#link.write(bytes, { progressTimeoutMs: WRITE_PROGRESS_MS })
    this.#follow(this.driver.sequel(verdict, this.#settings))
    return true
  }

  get commands(): 'trigger'[] {
    return this.driver.trigger(true, this.#settings) === null ? [] : ['trigger']
  }

  /** Pulls its trigger from here; it is let go by itself. */
  async trigger(): Promise<void> {
    const bytes = this.driver.trigger(true, this.#settings)
    if (bytes === null)
      throw new AppError('INVALID_INPUT', 'This scanner has no command for its trigger. Pull it by hand.')
    if (this.#link === null)
      throw new AppError('DEVICE_DISCONNECTED', 'The scanner is not connected. Connect it first.')
    await this.#link.write(bytes, { progressTimeoutMs: WRITE_PROGRESS_MS })
    this.#pulled?.[Symbol.dispose]()
    this.#pulled = this.#options.timers.after(TRIGGER_MS, () => this.#release())
  }

  #follow(steps: readonly SequelStep[]): void {
    this.#sequel.dispose()
    this.#sequel = new DisposableStack()
    for (const { afterMs, bytes } of steps)
      this.#sequel.use(this.#options.timers.after(afterMs, () => this.#write(bytes)))
  }

  #release(): void {
    if (this.#pulled === null) return
    this.#pulled[Symbol.dispose]()
    this.#pulled = null
    this.#write(this.driver.trigger(false, this.#settings))
  }

  /** The result of one of its codes, for its own beeper. */
  answer(verdict: ScanVerdict): void {
    if (!this.#canBeep || this.#settings['FEEDBACK'] === false) return
    this.beep(verdict).catch((error: unknown) => {
      // Many scanners take no commands; asking once for each connection is enough.
      this.#canBeep = false
      this.#options.log.info('The scanner takes no command to beep', { error })
    })
  }

  reply(bytes: Uint8Array): void {
    this.#write(bytes)
  }

  divert(take: (bytes: Uint8Array, at: number) => void): Disposable {
    this.#endSilence()
    this.#diverted = take
    return {
      [Symbol.dispose]: () => {
        if (this.#diverted === take) this.#diverted = null
      },
    }
  }

  #frame(bytes: Uint8Array, at: number): void {
    if (this.#framer === null) return
    this.#endSilence()
    // The device process has the truer clock: a busy station may get both sides of a pause at once.
    if (isPause(this.#framer, at - this.#lastAt)) this.#take(this.#framer.flush('silence'))
    this.#lastAt = at
    this.#take(this.#framer.push(bytes))
    this.#write(this.#framer.answer?.() ?? null)
    this.#awaitSilence(this.#framer)
  }

  disconnected(): void {
    this.#endSilence()
    this.#settling?.[Symbol.dispose]()
    this.#settling = null
    this.#pulled?.[Symbol.dispose]()
    this.#pulled = null
    this.#sequel.dispose()
    this.#link = null
    if (this.#framer !== null) this.#take(this.#framer.flush('closed'))
  }

  async finish(): Promise<void> {
    await Promise.allSettled(this.#capturing)
  }

  get #ready(): string {
    return this.#settings['SEPARATOR'] === 'lost' ? SEPARATOR_LOST : READY
  }

  /** What the device says of its reports is better than what they look like. */
  async #describe(link: DeviceLink): Promise<void> {
    const framer = this.#framer
    if (framer?.describe === undefined) return
    const answer = await link.control({ kind: 'report fields' }).catch(() => null)
    if (answer?.kind === 'report fields' && link === this.#link) framer.describe(answer.fields)
  }

  #settle(): void {
    const { driver, timers } = this.#options
    if (driver.SETTLE_MS > 0) this.#settling = timers.after(driver.SETTLE_MS, () => void (this.#settling = null))
  }

  #write(bytes: Uint8Array | null): void {
    if (bytes === null || this.#link === null) return
    this.#link.write(bytes, { progressTimeoutMs: WRITE_PROGRESS_MS }).catch((error: unknown) => {
      this.#options.log.warn('The scanner took no bytes', { bytes: hex(bytes), error })
    })
  }

  #awaitSilence(framer: Framer): void {
    if (framer.silenceMs === null) return
    this.#silence = this.#options.timers.after(framer.silenceMs, () => this.#take(framer.flush('silence')))
  }

  #endSilence(): void {
    this.#silence?.[Symbol.dispose]()
    this.#silence = null
  }

  #take(parts: (Frame | Discarded)[]): void {
    for (const part of parts) {
      if ('reason' in part) {
        this.#discard(part)
        continue
      }
      this.#release()
      void this.#captureAt(part.bytes, this.#lastAt)
    }
  }

  #captureAt(bytes: Uint8Array, at: number): Promise<void> {
    const { machine, driver, scans } = this.#options
    const code = { bytes, machine, endpoint: 'machine', user: null, simulated: driver.SIMULATED } as const
    const profile = { bounceMs: bounceMs(this.#settings), profile: scanProfile(this.#settings) }
    const capturing = scans.capture({ ...code, ...profile, at }).then(
      () => this.#recover(),
      (error: unknown) => this.#refused(bytes, error),
    )
    this.#capturing.add(capturing)
    return capturing.finally(() => void this.#capturing.delete(capturing))
  }

  #discard({ bytes, reason }: Discarded): void {
    const complaint = DISCARDED[reason]
    const details = { reason, length: bytes.length, bytes: hex(bytes) }
    if (complaint === null) return this.#options.log.info('The scanner answered to a command', details)
    this.#options.log.warn('Bytes of which no code could be made', details)
    this.#complain('WARNING', complaint)
  }

  #refused(bytes: Uint8Array, error: unknown): void {
    const reason = messageOf(error)
    this.#options.log.error('A code could not be stored', { reason, bytes: hex(bytes) })
    this.#complain('ERROR', `A code could not be stored: ${reason}. Scan it again.`)
  }

  #complain(status: 'WARNING' | 'ERROR', text: string): void {
    this.#isComplaining = true
    this.#options.voice.status(status, text)
  }

  /** A good code shows that the trouble is over. */
  #recover(): void {
    if (!this.#isComplaining) return
    this.#isComplaining = false
    this.#options.voice.status('CONNECTED', this.#ready)
  }
}

function isPause(framer: Framer, gapMs: number): boolean {
  return framer.silenceMs !== null && gapMs >= framer.silenceMs
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
