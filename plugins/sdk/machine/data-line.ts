import type { MachineLine } from './machine-handle.ts'

type Listener = Parameters<MachineLine['onData']>[0]

const READ_WITHIN_MS = 1000
const MOST_EARLY = 100

interface Options {
  write(bytes: Uint8Array): Promise<void>
  /** Calls back after so many milliseconds, unless it is disposed. */
  after(ms: number, work: () => void): Disposable
}

/** For hosts only: the driver's end of a connection, wherever the driver runs. */
export class DataLine implements MachineLine {
  readonly #options: Options
  readonly #data = new Set<Listener>()
  readonly #close = new Set<() => void>()
  #reader: ((bytes: Uint8Array | null) => void) | null = null
  /** What came before anybody listened. */
  #early: { bytes: Uint8Array; at: number }[] = []
  #isOpen = true

  constructor(options: Options) {
    this.#options = options
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#options.write(bytes)
  }

  async read({ timeoutMs = READ_WITHIN_MS }: { timeoutMs?: number } = {}): Promise<Uint8Array | null> {
    const early = this.#early.shift()
    if (early !== undefined) return early.bytes
    const { promise, resolve } = Promise.withResolvers<Uint8Array | null>()
    using _timer = this.#options.after(timeoutMs, () => resolve(null))
    this.#reader?.(null)
    this.#reader = resolve
    const bytes = await promise
    if (this.#reader === resolve) this.#reader = null
    return bytes
  }

  onData(listener: Listener): Disposable {
    this.#data.add(listener)
    const early = this.#early
    this.#early = []
    for (const { bytes, at } of early) listener(bytes, at)
    return { [Symbol.dispose]: () => void this.#data.delete(listener) }
  }

  onClose(listener: () => void): Disposable {
    this.#close.add(listener)
    return { [Symbol.dispose]: () => void this.#close.delete(listener) }
  }

  /** From the host: bytes came. */
  received(bytes: Uint8Array, at: number): void {
    if (this.#reader !== null) {
      this.#reader(bytes)
      this.#reader = null
    } else if (this.#data.size > 0) for (const listener of this.#data) listener(bytes, at)
    else this.#early = [...this.#early, { bytes, at }].slice(-MOST_EARLY)
  }

  /** From the host: the connection is gone. */
  closed(): void {
    this.#isOpen = false
    const listeners = [...this.#close]
    this.#close.clear()
    this.#data.clear()
    this.#early = []
    this.#reader?.(null)
    this.#reader = null
    for (const listener of listeners) listener()
  }
}
