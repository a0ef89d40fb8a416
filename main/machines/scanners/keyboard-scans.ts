import { AppError } from '@scanbench/plugin'
import { strokeOptions, textOfStrokes, type Stroke } from '../../../drivers/protocols/wedge.ts'
import type { Machine } from '../../records/machine-records.ts'
import { Turns } from '../../waiting/turns.ts'
import type { MachineRegistry } from '../machine-registry.ts'
import type { ScannerPort } from './scanner-port.ts'

interface Options {
  machines: Pick<MachineRegistry, 'list' | 'create' | 'scanner'>
  clock: () => Date
}

/** One code as it was typed. */
export interface TypedCode {
  strokes: readonly Stroke[]
  /** The key that ended it, or null where silence did. */
  ending: string | null
  /** The longest pause between two keys, and the time of all. */
  gapMs: number
  tookMs: number
}

type TakeTyped = (typed: TypedCode) => void

const DRIVER = 'keyboard-scanner'
const NAME = 'Keyboard scanner'
const EVERYTHING = { limit: null, offset: 0, search: [], ordering: [] }

/** Codes that a scanner types into a window; the first one makes its machine. */
export class KeyboardScans {
  readonly #options: Options
  /** In the order in which they were typed, and one machine for all. */
  readonly #turns = new Turns()
  #diverted: TakeTyped | null = null

  constructor(options: Options) {
    this.#options = options
  }

  /** Resolves when the code is stored. */
  take(typed: TypedCode): Promise<void> {
    const at = this.#options.clock().getTime()
    return this.#turns.run(async () => {
      if (this.#diverted !== null) return this.#diverted(typed)
      const scanner = await this.#scanner()
      const text = textOfStrokes(typed.strokes, strokeOptions(scanner.settings)).replace(/^[\r\n\t]+|[\r\n\t]+$/g, '')
      if (text !== '') await scanner.read(new TextEncoder().encode(text), at)
    })
  }

  /** Keys go to `take` alone, until it is disposed. */
  divert(take: TakeTyped): Disposable {
    this.#diverted = take
    return {
      [Symbol.dispose]: () => {
        if (this.#diverted === take) this.#diverted = null
      },
    }
  }

  /** Its machine, made if there is none yet. */
  async machine(): Promise<Machine> {
    const { machines } = this.#options
    const { results } = await machines.list({ driver: DRIVER }, EVERYTHING)
    const known = results.find(({ active }) => active) ?? results[0]
    if (known !== undefined) return known
    const all = await machines.list({}, EVERYTHING)
    const name = freeName(new Set(all.results.map((machine) => machine.name)))
    return machines.create({ name, machine_type: 'barcode-scanner', driver: DRIVER, active: true })
  }

  async #scanner(): Promise<ScannerPort> {
    const { pk, name, active } = await this.machine()
    if (!active) throw new AppError('CONFLICT', `'${name}' is switched off. Switch it on to scan into this window.`)
    const scanner = this.#options.machines.scanner(pk)
    if (scanner === null) throw new AppError('DRIVER_NOT_FOUND', `'${name}' does not work yet. See the Machines page.`)
    return scanner
  }
}

function freeName(taken: ReadonlySet<string>): string {
  let name = NAME
  for (let number = 2; taken.has(name); number += 1) name = `${NAME} ${number}`
  return name
}
