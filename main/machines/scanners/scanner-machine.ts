import { messageOf } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import type {
  BarcodeScannerDriver,
  Discarded,
  Frame,
  Framer,
  MachineSettingValues,
  ScanVerdict,
} from '@scanbench/plugin/machine'
import type { ScanProfile } from '../../../drivers/protocols/scan-cleaning.ts'
import type { DeviceLink } from '../../devices/device-link.ts'
import type { MachineVoice, MachineWork } from '../machine-work.ts'
import { bounceMs, scanProfile } from './scan-profile.ts'
import type { ScannerPort } from './scanner-port.ts'
import { ScannerSignals } from './scanner-signals.ts'
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
  readonly #signals: ScannerSignals
  readonly #capturing = new Set<Promise<void>>()
  #framer: Framer | null = null
  #silence: Disposable | null = null
  #lastAt = 0
  #isComplaining = false
  /** Ends the time in which everything is left out. */
  #settling: Disposable | null = null
  #diverted: ((bytes: Uint8Array, at: number) => void) | null = null

  constructor(options: ScannerMachineOptions) {
    this.#options = options
    this.#signals = new ScannerSignals(options)
  }

  get driver(): BarcodeScannerDriver {
    return this.#options.driver
  }

  get settings(): MachineSettingValues {
    return this.#signals.settings
  }

  configure(settings: MachineSettingValues): void {
    this.#signals.settings = settings
    const framer = this.#options.driver.createFramer(settings)
    this.#framer = framer
    framer.onFrames?.((parts, answer) => {
      this.#take(parts)
      if (framer === this.#framer) this.#signals.write(answer)
    })
  }

  connected(link: DeviceLink): string {
    this.#isComplaining = false
    this.#settle()
    this.#signals.connected(link)
    if (this.#framer !== null) void this.describe(this.#framer)
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

  beep(verdict: ScanVerdict): Promise<boolean> {
    return this.#signals.beep(verdict)
  }

  get commands(): 'trigger'[] {
    return this.#signals.commands
  }

  trigger(): Promise<void> {
    return this.#signals.trigger()
  }

  answer(verdict: ScanVerdict): void {
    this.#signals.answer(verdict)
  }

  reply(bytes: Uint8Array): void {
    this.#signals.write(bytes)
  }

  tell(bytes: Uint8Array): Promise<void> {
    return this.#signals.tell(bytes)
  }

  /** What the device says of its reports is better than what they look like. */
  async describe(framer: Framer): Promise<void> {
    const { link } = this.#signals
    if (framer.describe === undefined || link === null) return
    const answer = await link.control({ kind: 'report fields' }).catch(() => null)
    if (answer?.kind === 'report fields' && link === this.#signals.link) framer.describe(answer.fields)
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
    this.#signals.write(this.#framer.answer?.() ?? null)
    this.#awaitSilence(this.#framer)
  }

  disconnected(): void {
    this.#endSilence()
    this.#settling?.[Symbol.dispose]()
    this.#settling = null
    this.#signals.disconnected()
    if (this.#framer !== null) this.#take(this.#framer.flush('closed'))
  }

  async finish(): Promise<void> {
    await Promise.allSettled(this.#capturing)
  }

  get #ready(): string {
    return this.settings['SEPARATOR'] === 'lost' ? SEPARATOR_LOST : READY
  }

  #settle(): void {
    const { driver, timers } = this.#options
    if (driver.SETTLE_MS > 0) this.#settling = timers.after(driver.SETTLE_MS, () => void (this.#settling = null))
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
      this.#signals.release()
      void this.#captureAt(part.bytes, this.#lastAt)
    }
  }

  #captureAt(bytes: Uint8Array, at: number): Promise<void> {
    const { machine, driver, scans } = this.#options
    const code = { bytes, machine, endpoint: 'machine', user: null, simulated: driver.SIMULATED } as const
    const profile = { bounceMs: bounceMs(this.settings), profile: scanProfile(this.settings) }
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
