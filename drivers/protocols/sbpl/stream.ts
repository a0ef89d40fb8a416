/** What a printer finds in the bytes it is sent. */
export type SbplPiece =
  /** Everything from `ESC A` to `ESC Z`. */
  | { kind: 'job'; bytes: Uint8Array }
  /** A control character that is obeyed at once. */
  | { kind: 'control'; of: 'question' | 'cancel' | 'stop' | 'start' }

const ESC = 0x1b
const A = 0x41
const Z = 0x5a
const CONTROLS: Readonly<Record<number, SbplPiece>> = {
  0x05: { kind: 'control', of: 'question' },
  0x18: { kind: 'control', of: 'cancel' },
  0x10: { kind: 'control', of: 'stop' },
  0x11: { kind: 'control', of: 'start' },
}
/** A stream that never says `ESC Z` must not fill the memory. */
const MOST_BYTES = 4 * 1024 * 1024

/** Cuts a byte stream into jobs and control characters, however the bytes are cut. */
export class SbplStream {
  #job: number[] | null = null
  #last = 0
  /** Bytes of a binary picture that are still to come: no commands are in it. */
  #pictureBytes = 0

  push(bytes: Uint8Array): SbplPiece[] {
    const pieces: SbplPiece[] = []
    for (const byte of bytes) {
      const piece = this.#take(byte)
      if (piece !== null) pieces.push(piece)
    }
    return pieces
  }

  get isInsideJob(): boolean {
    return this.#job !== null
  }

  reset(): void {
    this.#job = null
    this.#last = 0
    this.#pictureBytes = 0
  }

  #take(byte: number): SbplPiece | null {
    if (this.#pictureBytes > 0) {
      this.#pictureBytes -= 1
      this.#job?.push(byte)
      return null
    }
    const control = CONTROLS[byte]
    if (control !== undefined) return control
    const isEscape = this.#last === ESC
    this.#last = byte
    // Letters behind `ESC A` belong to commands such as A1: they begin no job inside a job.
    if (this.#job === null) {
      if (isEscape && byte === A) this.#job = [ESC, A]
      return null
    }
    this.#job.push(byte)
    this.#pictureBytes = pictureBytes(this.#job)
    if (this.#job.length > MOST_BYTES) this.reset()
    if (!isEscape || byte !== Z || this.#job === null) return null
    const bytes = Uint8Array.from(this.#job)
    this.#job = null
    return { kind: 'job', bytes }
  }
}

const DIGITS = 6

/** `ESC GB`, then width and height in units of eight dots, three digits each: how many bytes follow. */
function pictureBytes(job: number[]): number {
  const start = job.length - DIGITS - 3
  if (job[start] !== ESC || job[start + 1] !== 0x47 || job[start + 2] !== 0x42) return 0
  const digits = String.fromCharCode(...job.slice(-DIGITS))
  return /^\d+$/.test(digits) ? Number(digits.slice(0, 3)) * Number(digits.slice(3)) * 8 : 0
}
