/** What a printer finds in the bytes it is sent. */
export type DplPiece =
  /** `SOH A`: obeyed at once, wherever it stands. */
  | { kind: 'immediate'; letter: string }
  /** `STX c0500`, outside of labels. */
  | { kind: 'system'; letter: string; parameters: string }
  /** A picture that is kept under its name, in the 7-bit form: one record a row. */
  | { kind: 'image'; name: string; records: string[] }
  /** The lines between `STX L` and `E`, and all bytes since the label before: pictures and settings are in front of it. */
  | { kind: 'label'; lines: string[]; bytes: Uint8Array }

const SOH = 0x01
const STX = 0x02
const LF = 0x0a
const CR = 0x0d

/** System commands that have their letter and nothing else: no line end is waited for. */
const SINGLE_LETTERS = new Set(['F', 'G', 'L', 'Z', 'e', 'm', 'n', 'r', 'v'])
/** A stream that never ends its label must not fill the memory. */
const MOST_BYTES = 4 * 1024 * 1024

type Mode = { kind: 'system' } | { kind: 'label'; lines: string[] } | { kind: 'image'; name: string; records: string[] }

/** Cuts a byte stream into labels, pictures and commands, however the bytes are cut. */
export class DplStream {
  #mode: Mode = { kind: 'system' }
  #bytes: number[] = []
  /** A control character whose letter has not come. */
  #control: typeof SOH | typeof STX | null = null
  /** The system command that goes on until the end of its line. */
  #system: string | null = null
  #line: number[] = []

  push(bytes: Uint8Array): DplPiece[] {
    const pieces: DplPiece[] = []
    for (const byte of bytes) {
      const piece = this.#take(byte)
      if (piece !== null) pieces.push(piece)
    }
    return pieces
  }

  get isInsideLabel(): boolean {
    return this.#mode.kind !== 'system'
  }

  reset(): void {
    this.#mode = { kind: 'system' }
    this.#bytes = []
    this.#control = null
    this.#system = null
    this.#line = []
  }

  #take(byte: number): DplPiece | null {
    if (this.#bytes.push(byte) > MOST_BYTES) this.reset()
    if (this.#control !== null) return this.#command(this.#control, String.fromCharCode(byte))
    if (byte === SOH || byte === STX) {
      this.#control = byte
      return null
    }
    if (byte === LF) return null
    if (byte === CR) return this.#endLine()
    this.#line.push(byte)
    return null
  }

  #command(control: typeof SOH | typeof STX, letter: string): DplPiece | null {
    this.#control = null
    if (control === SOH) {
      this.#bytes.splice(-2)
      return { kind: 'immediate', letter }
    }
    this.#line = []
    // `STX L` begins anew: a label that was cut off before is not printed.
    if (letter === 'L') this.#mode = { kind: 'label', lines: [] }
    if (this.#mode.kind === 'label') return null
    this.#mode = { kind: 'system' }
    if (SINGLE_LETTERS.has(letter)) return { kind: 'system', letter, parameters: '' }
    this.#system = letter
    return null
  }

  #endLine(): DplPiece | null {
    const line = textOf(this.#line)
    this.#line = []
    if (this.#system !== null) return this.#endSystem(this.#system, line)
    if (this.#mode.kind === 'label') return this.#labelLine(this.#mode.lines, line)
    return this.#mode.kind === 'image' ? this.#imageLine(this.#mode, line) : null
  }

  #endSystem(letter: string, parameters: string): DplPiece | null {
    this.#system = null
    if (letter !== 'I') return { kind: 'system', letter, parameters }
    // Module, kind of picture, name; only the 7-bit kind is made of lines.
    if (parameters[1] === 'F') this.#mode = { kind: 'image', name: parameters.slice(2), records: [] }
    return null
  }

  #labelLine(lines: string[], line: string): DplPiece | null {
    if (line === 'X') this.reset()
    if (line !== 'E') {
      if (line !== '') lines.push(line)
      return null
    }
    const bytes = Uint8Array.from(this.#bytes)
    this.reset()
    return { kind: 'label', lines, bytes }
  }

  #imageLine({ name, records }: Mode & { kind: 'image' }, line: string): DplPiece | null {
    if (line.toUpperCase() !== 'FFFF') {
      records.push(line)
      return null
    }
    this.#mode = { kind: 'system' }
    return { kind: 'image', name, records }
  }
}

function textOf(bytes: number[]): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
