import { readCommand } from './commands.ts'
import type { BrotherCommand } from './commands.ts'
import { mediaByCode } from './media.ts'
import type { BrotherMedia } from './media.ts'
import { bytesOfHead } from './models.ts'
import type { BrotherModel } from './models.ts'
import { unpackBits } from './pack-bits.ts'

/** What comes out of the printer at one print command. */
export interface BrotherPage {
  /** Null where the job names a roll that is not in the tables. */
  media: BrotherMedia | null
  widthCode: number
  lengthMm: number
  feedDots: number
  rows: Uint8Array[]
}

/** The pages that these bytes print on this model. */
export function readPages(bytes: Uint8Array, model: BrotherModel): BrotherPage[] {
  const reader = new PageReader(model)
  const pages: BrotherPage[] = []
  for (let at = 0; at < bytes.length;) {
    const read = readCommand(bytes, at)
    if (read === 'more') break
    const page = reader.take(read.command)
    if (page !== null) pages.push(page)
    at = read.next
  }
  return pages
}

/** The roll that the first job in these bytes names. */
export function mediaOfJob(bytes: Uint8Array): { widthMm: number; lengthMm: number | null } | null {
  for (let at = 0; at < bytes.length;) {
    const read = readCommand(bytes, at)
    if (read === 'more') return null
    const { command } = read
    if (command.kind === 'setting' && command.letter === 'z') {
      const [, , widthMm = 0, lengthMm = 0] = command.values
      return { widthMm, lengthMm: lengthMm === 0 ? null : lengthMm }
    }
    at = read.next
  }
  return null
}

/** Bytes that begin no command of this language, each once. */
export function unknownCommands(bytes: Uint8Array): string[] {
  const unknown = new Set<string>()
  for (let at = 0; at < bytes.length;) {
    const read = readCommand(bytes, at)
    if (read === 'more') break
    if (read.command.kind === 'unknown') unknown.add(read.command.byte.toString(16).padStart(2, '0'))
    at = read.next
  }
  return [...unknown]
}

class PageReader {
  readonly #model: BrotherModel
  #widthCode = 0
  #lengthMm = 0
  #feedDots = 0
  #isPacked = false
  #rows: Uint8Array[] = []

  constructor(model: BrotherModel) {
    this.#model = model
  }

  take(command: BrotherCommand): BrotherPage | null {
    if (command.kind === 'initialise') this.#initialise()
    if (command.kind === 'setting') this.#set(command.letter, command.values)
    if (command.kind === 'compression') this.#isPacked = command.isPacked
    if (command.kind === 'white row') this.#rows.push(new Uint8Array(bytesOfHead(this.#model)))
    if (command.kind === 'row') this.#addRow(command.color, command.data)
    return command.kind === 'print' ? this.#page() : null
  }

  #initialise(): void {
    this.#isPacked = false
    this.#feedDots = 0
    this.#rows = []
  }

  #set(letter: string, values: Uint8Array): void {
    if (letter === 'd') this.#feedDots = (values[0] ?? 0) + 256 * (values[1] ?? 0)
    if (letter !== 'z') return
    this.#widthCode = values[2] ?? 0
    this.#lengthMm = values[3] ?? 0
  }

  /** Red comes out black on paper here: what is on the label is shown, not its colour. */
  #addRow(color: 'black' | 'red', data: Uint8Array): void {
    const length = bytesOfHead(this.#model)
    const row = new Uint8Array(length)
    row.set(this.#isPacked ? unpackBits(data, length) : data.subarray(0, length))
    const black = this.#rows.at(-1)
    if (color === 'black' || black === undefined) this.#rows.push(row)
    else for (const [index, byte] of row.entries()) black[index]! |= byte
  }

  #page(): BrotherPage {
    const rows = this.#rows
    this.#rows = []
    const media = mediaByCode(this.#model, this.#widthCode, this.#lengthMm)
    return { media, widthCode: this.#widthCode, lengthMm: this.#lengthMm, feedDots: this.#feedDots, rows }
  }
}
