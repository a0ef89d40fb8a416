import { AppError, type Logger } from '@scanbench/plugin'
import type { BarcodeScannerDriver, MachineSettingValues, ScanVerdict, SequelStep } from '@scanbench/plugin/machine'
import type { DeviceLink } from '../../devices/device-link.ts'
import type { Timers } from '../../waiting/timers.ts'

interface Options {
  driver: BarcodeScannerDriver
  timers: Timers
  log: Logger
}

const WRITE_PROGRESS_MS = 2000
/** Who pulls a trigger by a button cannot feel when to let it go. */
const TRIGGER_MS = 5000

/** What a scanner is told: verdicts with their lamp, its trigger, and what its protocol wants to hear. */
export class ScannerSignals {
  readonly #options: Options
  settings: MachineSettingValues = {}
  #link: DeviceLink | null = null
  /** The trigger is pulled until it is due, or until a code came. */
  #pulled: Disposable | null = null
  /** What is still to be written after the last beep. */
  #sequel = new DisposableStack()
  #canBeep = true

  constructor(options: Options) {
    this.#options = options
  }

  get link(): DeviceLink | null {
    return this.#link
  }

  connected(link: DeviceLink): void {
    this.#link = link
    this.#canBeep = true
    this.write(this.#options.driver.opening(this.settings))
  }

  disconnected(): void {
    this.#pulled?.[Symbol.dispose]()
    this.#pulled = null
    this.#sequel.dispose()
    this.#link = null
  }

  write(bytes: Uint8Array | null): void {
    if (bytes === null || this.#link === null) return
    this.#link.write(bytes, { progressTimeoutMs: WRITE_PROGRESS_MS }).catch((error: unknown) => {
      this.#options.log.warn('The scanner took no bytes', { bytes: Buffer.from(bytes).toString('hex'), error })
    })
  }

  async tell(bytes: Uint8Array): Promise<void> {
    if (this.#link === null)
      throw new AppError('DEVICE_DISCONNECTED', 'The scanner is not connected. Connect it first.')
    await this.#link.write(bytes, { progressTimeoutMs: WRITE_PROGRESS_MS })
  }

  async beep(verdict: ScanVerdict): Promise<boolean> {
    const { driver } = this.#options
    const bytes = driver.feedback(verdict, this.settings)
    if (bytes === null || this.#link === null) return false
    this.#sequel.dispose()
    await this.tell(bytes)
    this.#follow(driver.sequel(verdict, this.settings))
    return true
  }

  /** The result of one of its codes, for its own beeper. */
  answer(verdict: ScanVerdict): void {
    if (!this.#canBeep || this.settings['FEEDBACK'] === false) return
    this.beep(verdict).catch((error: unknown) => {
      // Many scanners take no commands; asking once for each connection is enough.
      this.#canBeep = false
      this.#options.log.info('The scanner takes no command to beep', { error })
    })
  }

  get commands(): 'trigger'[] {
    return this.#options.driver.trigger(true, this.settings) === null ? [] : ['trigger']
  }

  /** Pulls its trigger from here; it is let go by itself. */
  async trigger(): Promise<void> {
    const { driver, timers } = this.#options
    const bytes = driver.trigger(true, this.settings)
    if (bytes === null)
      throw new AppError('INVALID_INPUT', 'This scanner has no command for its trigger. Pull it by hand.')
    await this.tell(bytes)
    this.#pulled?.[Symbol.dispose]()
    this.#pulled = timers.after(TRIGGER_MS, () => this.release())
  }

  release(): void {
    if (this.#pulled === null) return
    this.#pulled[Symbol.dispose]()
    this.#pulled = null
    this.write(this.#options.driver.trigger(false, this.settings))
  }

  #follow(steps: readonly SequelStep[]): void {
    this.#sequel.dispose()
    this.#sequel = new DisposableStack()
    for (const { afterMs, bytes } of steps)
      this.#sequel.use(this.#options.timers.after(afterMs, () => this.write(bytes)))
  }
}
