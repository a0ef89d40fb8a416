const DLE = 0x10
/** EOT, ENQ and DC4: a printer obeys them behind DLE wherever they stand, also in the middle of a picture. */
const ORDERS: ReadonlySet<number> = new Set([0x04, 0x05, 0x14])

/** Dots in which no real-time command can be seen: one more dot beside a black one ends the likeness. */
export function withoutRealTime(dots: Uint8Array): Uint8Array {
  for (let at = dots.indexOf(DLE); at !== -1 && at + 1 < dots.length; at = dots.indexOf(DLE, at + 1))
    if (ORDERS.has(dots[at + 1] ?? 0)) dots[at + 1]! |= 0x08
  return dots
}

/** `DLE DC4 8` with its seven fixed bytes: throws away all that was received. */
export const CLEAR_BUFFERS: Uint8Array = Uint8Array.of(DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8)

/** What is obeyed at once: a question by its number, or that all which was received is thrown away. */
export type RealTimeOrder = number | 'clear'

/** Finds `DLE EOT n` and `DLE DC4 8` in a stream that is cut anywhere, whatever they stand in. */
export class RealTimeOrders {
  /** As many as the longest order has. */
  readonly #last = new Uint8Array(CLEAR_BUFFERS.length)

  /** The orders that end in these bytes, and where: `end` is behind their last byte. */
  push(bytes: Uint8Array): { order: RealTimeOrder; end: number }[] {
    const orders: { order: RealTimeOrder; end: number }[] = []
    for (const [at, byte] of bytes.entries()) {
      const end = at + 1
      this.#last.copyWithin(0, 1)
      this.#last[this.#last.length - 1] = byte
      if (this.#last.at(-3) === DLE && this.#last.at(-2) === 0x04 && byte >= 1 && byte <= 4)
        orders.push({ order: byte, end })
      if (byte === CLEAR_BUFFERS.at(-1) && CLEAR_BUFFERS.every((wanted, place) => wanted === this.#last[place]))
        orders.push({ order: 'clear', end })
    }
    return orders
  }
}
