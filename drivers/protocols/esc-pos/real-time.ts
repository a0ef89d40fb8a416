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

  /** The orders that end in these bytes. */
  push(bytes: Uint8Array): RealTimeOrder[] {
    const orders: RealTimeOrder[] = []
    for (const byte of bytes) {
      this.#last.copyWithin(0, 1)
      this.#last[this.#last.length - 1] = byte
      if (this.#last.at(-3) === DLE && this.#last.at(-2) === 0x04 && byte >= 1 && byte <= 4) orders.push(byte)
      if (byte === CLEAR_BUFFERS.at(-1) && CLEAR_BUFFERS.every((wanted, at) => wanted === this.#last[at]))
        orders.push('clear')
    }
    return orders
  }
}
