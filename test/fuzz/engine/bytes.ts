/** Text with one character for each byte. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)
}

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}

/** Cut into pieces whose lengths follow from the input itself. */
export function pieces(input: Uint8Array): Uint8Array[] {
  const cut: Uint8Array[] = []
  let at = 0
  for (let size = (input.length % 7) + 1; at < input.length; size = (size * 5 + 3) % 23 || 1) {
    cut.push(input.subarray(at, at + size))
    at += size
  }
  return cut
}

/** The same in the same order, whatever objects they are in. */
export function isAlike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
