/** What a printer finds in the bytes it is sent. */
export type ZplPiece =
  /** One `^XA ... ^XZ`, without the immediate commands that were mixed into it. */
  | { kind: 'format'; bytes: Uint8Array }
  /** A `~` command: acted upon at once, also in the middle of a format. */
  | { kind: 'immediate'; name: string; parameters: string }
  /** `! U1 getvar "name"`: a question of Set-Get-Do, between labels. */
  | { kind: 'variable'; name: string }

/** Parameter characters that belong to an immediate command; others end at the next command or line end. */
const IMMEDIATE_LENGTHS: Readonly<Record<string, number>> = {
  HS: 0,
  HI: 0,
  HQ: 2,
  JA: 0,
  JC: 0,
  JR: 0,
  JX: 0,
  PH: 0,
  PP: 0,
  PS: 0,
  SD: 2,
  WC: 0,
}

const CARET = 0x5e
const TILDE = 0x7e
const BANG = 0x21
/** No immediate command and no question of Set-Get-Do is longer. */
const MOST_LINE = 256
const LINE_ENDS = [0x0a, 0x0d]
/** More than any label; a stream that never says ^XZ must not fill the memory. */
const MOST_BYTES = 4 * 1024 * 1024

/** Cuts a byte stream into labels and immediate commands, however the bytes are cut. */
export class ZplStream {
  #format: number[] | null = null
  #caret: number[] = []
  #tilde: number[] | null = null
  /** A line that began with `!`, outside of labels. */
  #bang: number[] | null = null

  push(bytes: Uint8Array): ZplPiece[] {
    return Array.from(bytes).flatMap((byte) => this.#take(byte))
  }

  /** Is a label begun and not ended? */
  get isInsideFormat(): boolean {
    return this.#format !== null
  }

  /** `~JA`, power off: what has begun is forgotten. */
  reset(): void {
    this.#format = null
    this.#caret = []
    this.#tilde = null
    this.#bang = null
  }

  #take(byte: number): ZplPiece[] {
    if (this.#tilde !== null) return this.#takeImmediate(this.#tilde, byte)
    if (this.#bang !== null || (byte === BANG && this.#format === null)) return this.#takeLine(this.#bang ?? [], byte)
    if (byte === TILDE) {
      this.#tilde = []
      return []
    }
    return this.#takeFormat(byte)
  }

  #takeImmediate(taken: number[], byte: number): ZplPiece[] {
    const isEnd = byte === CARET || byte === TILDE || LINE_ENDS.includes(byte) || taken.length >= MOST_LINE
    if (!isEnd) taken.push(byte)
    const piece = immediateOf(taken)
    const isComplete = piece.parameters.length === IMMEDIATE_LENGTHS[piece.name]
    if (!isEnd && !isComplete) return []
    this.#tilde = null
    const pieces: ZplPiece[] = piece.name === '' ? [] : [piece]
    return isEnd ? [...pieces, ...this.#take(byte)] : pieces
  }

  #takeLine(taken: number[], byte: number): ZplPiece[] {
    const isCommand = byte === CARET || byte === TILDE
    const isEnd = isCommand || LINE_ENDS.includes(byte) || taken.length >= MOST_LINE
    this.#bang = isEnd ? null : [...taken, byte]
    if (!isEnd) return []
    const [, name] = /^! U1 getvar "([^"]+)"/.exec(String.fromCharCode(...taken)) ?? []
    const pieces: ZplPiece[] = name === undefined ? [] : [{ kind: 'variable', name }]
    return isCommand ? [...pieces, ...this.#take(byte)] : pieces
  }

  #takeFormat(byte: number): ZplPiece[] {
    this.#caret = byte === CARET ? [byte] : this.#caret.length < 3 ? [...this.#caret, byte] : []
    this.#format?.push(byte)
    if ((this.#format?.length ?? 0) > MOST_BYTES) this.reset()
    const command = String.fromCharCode(...this.#caret).toUpperCase()
    // A second ^XA without ^XZ begins anew, as on the printer.
    if (command === '^XA') this.#format = Array.from(this.#caret)
    if (command !== '^XZ' || this.#format === null) return []
    const format = Uint8Array.from(this.#format)
    this.#format = null
    return [{ kind: 'format', bytes: format }]
  }
}

function immediateOf(taken: number[]): ZplPiece & { kind: 'immediate' } {
  const text = String.fromCharCode(...taken)
  return { kind: 'immediate', name: text.slice(0, 2).toUpperCase(), parameters: text.slice(2) }
}
