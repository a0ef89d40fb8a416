import type { Logger } from '@scanbench/plugin'
import type { BarcodeScannerDriver, Discarded, Frame, Framer, MachineSettingValues } from '@scanbench/plugin/machine'
import type { MachineVoice, MachineWork } from './machine-work.ts'
import type { Timers } from './timers.ts'

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

const DISCARDED: Record<Discarded['reason'], string> = {
  'too long':
    'Too many bytes came without the end of a code. Check the baud rate, and what the scanner sends after a code.',
  incomplete:
    'A code came without its end and was left out. Scan it again; if this repeats, check the cable and the end of a code.',
}

/** Bytes become codes, and codes go to the scans. */
export class ScannerMachine implements MachineWork {
  readonly noun = 'scanner'
  readonly #options: ScannerMachineOptions
  readonly #capturing = new Set<Promise<unknown>>()
  #settings: MachineSettingValues = {}
  #framer: Framer | null = null
  #silence: Disposable | null = null
  #lastAt = 0
  #isComplaining = false

  constructor(options: ScannerMachineOptions) {
    this.#options = options
  }

  configure(settings: MachineSettingValues): void {
    this.#settings = settings
    this.#framer = this.#options.driver.createFramer(settings)
    this.#framer.onFrames?.((parts) => this.#take(parts))
  }

  connected(): string {
    this.#isComplaining = false
    return READY
  }

  received(bytes: Uint8Array, at: number): void {
    if (this.#framer === null) return
    this.#endSilence()
    // The device process has the truer clock: a busy station may get both sides of a pause at once.
    if (isPause(this.#framer, at - this.#lastAt)) this.#take(this.#framer.flush('silence'))
    this.#lastAt = at
    this.#take(this.#framer.push(bytes))
    this.#awaitSilence(this.#framer)
  }

  disconnected(): void {
    this.#endSilence()
    if (this.#framer !== null) this.#take(this.#framer.flush('closed'))
  }

  async finish(): Promise<void> {
    await Promise.allSettled(this.#capturing)
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
      if ('reason' in part) this.#discard(part)
      else this.#capture(part.bytes)
    }
  }

  #capture(bytes: Uint8Array): void {
    const { machine, driver, scans } = this.#options
    const bounceMs = Number(this.#settings['BOUNCE_MS'] ?? 0)
    const code = { bytes, machine, endpoint: 'machine', user: null, simulated: driver.SIMULATED, bounceMs } as const
    const capturing = scans.capture({ ...code, at: this.#lastAt }).then(
      () => this.#recover(),
      (error: unknown) => this.#refused(bytes, error),
    )
    this.#capturing.add(capturing)
    void capturing.finally(() => this.#capturing.delete(capturing))
  }

  #discard({ bytes, reason }: Discarded): void {
    this.#options.log.warn('Bytes of which no code could be made', { reason, length: bytes.length, bytes: hex(bytes) })
    this.#complain('WARNING', DISCARDED[reason])
  }

  #refused(bytes: Uint8Array, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error)
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
    this.#options.voice.status('CONNECTED', READY)
  }
}

function isPause(framer: Framer, gapMs: number): boolean {
  return framer.silenceMs !== null && gapMs >= framer.silenceMs
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
