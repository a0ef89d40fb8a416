import type { Discarded, Frame, Framer, MachineSettingValues, ReportField } from '@scanbench/plugin/machine'
import { readFramed } from './descriptions.ts'
import type { DriverWork, FramerInput } from './process-contract.ts'

interface Options {
  slug: string
  far: { drive(driver: string, work: DriverWork): Promise<unknown> }
  settings: MachineSettingValues
  silenceMs: () => number | null
}

type Part = Frame | Discarded
type TakeFrames = Parameters<NonNullable<Framer['onFrames']>>[0]

let lastFramer = 0

/** A framer in the process of a plugin: what it is given is answered in order, a moment later. */
export class FarFramer implements Framer {
  readonly #options: Options
  readonly #number = (lastFramer += 1)
  #take: TakeFrames = () => {}

  constructor(options: Options) {
    this.#options = options
  }

  get silenceMs(): number | null {
    return this.#options.silenceMs()
  }

  onFrames(take: TakeFrames): void {
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

  describe(fields: readonly ReportField[]): void {
    void this.#ask({ fields }, null)
  }

  /** Bytes that the plugin could not take are told like any others of which no code was made. */
  async #ask(input: FramerInput, bytes: Uint8Array | null): Promise<void> {
    const { slug, far, settings } = this.#options
    try {
      const framed = readFramed(await far.drive(slug, { kind: 'frame', framer: this.#number, settings, ...input }))
      this.#take(framed.parts, framed.answer)
    } catch {
      if (bytes !== null) this.#take([{ bytes, reason: 'incomplete' }], null)
    }
  }
}
