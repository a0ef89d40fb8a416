const DLE = 0x10
/** EOT, ENQ and DC4: a printer obeys them behind DLE wherever they stand, also in the middle of a picture. */
const ORDERS: ReadonlySet<number> = new Set([0x04, 0x05, 0x14])

/** Dots in which no real-time command can be seen: one more dot beside a black one ends the likeness. */
export function withoutRealTime(dots: Uint8Array): Uint8Array {
  for (let at = dots.indexOf(DLE); at !== -1 && at + 1 < dots.length; at = dots.indexOf(DLE, at + 1))
    if (ORDERS.has(dots[at + 1] ?? 0)) dots[at + 1]! |= 0x08
  return dots
}

/** `DLE EOT n`: finds the questions in a stream that is cut anywhere, whatever they stand in. */
export class RealTimeQuestions {
  #last: [number, number] = [0, 0]

  /** The numbers of the questions that end in these bytes. */
  push(bytes: Uint8Array): number[] {
    const asked: number[] = []
    for (const byte of bytes) {
      const [before, last] = this.#last
      if (before === DLE && last === 0x04 && byte >= 1 && byte <= 4) asked.push(byte)
      this.#last = [last, byte]
    }
    return asked
  }
}
