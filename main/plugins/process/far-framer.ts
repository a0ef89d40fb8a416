import type { Discarded, Frame, Framer, MachineSettingValues } from '@scanbench/plugin/machine'
import { readFrames } from './descriptions.ts'
import type { DriverWork, FramerInput } from './process-contract.ts'

interface Options {
  slug: string
  far: { drive(driver: string, work: DriverWork): Promise<unknown> }
  settings: MachineSettingValues
  silenceMs: () => number | null
}

type Part = Frame | Discarded

let lastFramer = 0

/** A framer in the process of a plugin: what it is given is answered in order, a moment later. */
export class FarFramer implements Framer {
  readonly #options: Options
  readonly #number = (lastFramer += 1)
  #take: (parts: Part[]) => void = () => {}

  constructor(options: Options) {
    this.#options = options
  }

  get silenceMs(): number | null {
    return this.#options.silenceMs()
  }

  onFrames(take: (parts: Part[]) => void): void {
    this.#take = take
  }

  push(bytes: Uint8Array): Part[] {
    void this.#ask({ bytes }, bytes)
    return []
  }

  flush(reason: 'silence' | 'closed'): Part[] {
    void this.#ask({ flush: reason }, null)
    return []
  }

  /** Bytes that the plugin could not take are told like any others of which no code was made. */
  async #ask(input: FramerInput, bytes: Uint8Array | null): Promise<void> {
    const { slug, far, settings } = this.#options
    try {
      this.#take(readFrames(await far.drive(slug, { kind: 'frame', framer: this.#number, settings, ...input })))
    } catch {
      if (bytes !== null) this.#take([{ bytes, reason: 'incomplete' }])
    }
  }
}
