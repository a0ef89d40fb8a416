const LEAST = 1024

/** Bytes that come in pieces and are read from the front; each is moved a few times at most, however small the pieces are. */
export class ByteBuffer {
  #bytes = new Uint8Array(LEAST)
  #from = 0
  #to = 0

  /** What is there, as a view that holds until the next change. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(this.#from, this.#to)
  }

  get length(): number {
    return this.#to - this.#from
  }

  push(piece: Uint8Array): void {
    if (this.#to + piece.length > this.#bytes.length) this.#makeRoom(piece.length)
    this.#bytes.set(piece, this.#to)
    this.#to += piece.length
  }

  /** Takes these away from the front, as a copy. */
  take(length: number): Uint8Array {
    const taken = this.bytes.slice(0, length)
    this.#from += taken.length
    return taken
  }

  clear(): void {
    this.#bytes = new Uint8Array(LEAST)
    this.#from = 0
    this.#to = 0
  }

  /** Twice as much as is needed, so that the next pieces find room. */
  #makeRoom(more: number): void {
    const { length } = this
    const needed = length + more
    const target = needed * 2 > this.#bytes.length ? new Uint8Array(needed * 2) : this.#bytes
    target.set(this.bytes)
    this.#bytes = target
    this.#from = 0
    this.#to = length
  }
}
