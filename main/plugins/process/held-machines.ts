import { DataLine } from '@scanbench/plugin/host'
import type { MachineHandle } from '@scanbench/plugin/machine'
import type { MachineRequest, MachineSnapshot } from './process-contract.ts'

interface Options {
  ask(pk: string, work: MachineRequest): Promise<unknown>
}

/** The machines that drivers in this process have in hand. */
export class HeldMachines {
  readonly #options: Options
  readonly #lines = new Map<string, DataLine>()

  constructor(options: Options) {
    this.#options = options
  }

  /** The connection stays the same from hook to hook, with whoever listens to it. */
  handle({ pk, isOpen, ...facts }: MachineSnapshot): MachineHandle {
    const ask = async (work: MachineRequest) => void (await this.#options.ask(pk, work))
    return {
      pk,
      ...facts,
      connection: isOpen ? this.#line(pk) : this.#closedLine(pk),
      setStatus: (code, text) => ask({ kind: 'status', code, text }),
      setProperties: (properties) => ask({ kind: 'properties', properties }),
      handleError: (message) => ask({ kind: 'error', message }),
      setRestartRequired: (isRequired) => ask({ kind: 'restart required', isRequired }),
    }
  }

  received(pk: string, bytes: Uint8Array, at: number): void {
    this.#line(pk).received(bytes, at)
  }

  closed(pk: string): void {
    this.#lines.get(pk)?.closed()
    this.#lines.delete(pk)
  }

  #line(pk: string): DataLine {
    const known = this.#lines.get(pk)
    if (known !== undefined) return known
    const line = this.#newLine(pk)
    this.#lines.set(pk, line)
    return line
  }

  #closedLine(pk: string): DataLine {
    const line = this.#newLine(pk)
    line.closed()
    return line
  }

  #newLine(pk: string): DataLine {
    const write = async (bytes: Uint8Array) => void (await this.#options.ask(pk, { kind: 'write', bytes }))
    return new DataLine({ write, after })
  }
}

function after(ms: number, work: () => void): Disposable {
  const timer = setTimeout(work, ms)
  return { [Symbol.dispose]: () => clearTimeout(timer) }
}
