/**
 * PackBits as TIFF has it: a byte n from 0 to 127 and n + 1 bytes as they are, or a byte -n and one byte that stands n + 1
 * times. The byte -128 means nothing.
 */
export function packBits(row: Uint8Array): Uint8Array {
  const packed = new Uint8Array(mostPacked(row.length))
  return packed.slice(0, packBitsInto(packed, 0, row))
}

/** At worst a byte more for each 128. */
export function mostPacked(length: number): number {
  return length + Math.ceil(length / MOST)
}

/** The same at a place among other bytes; gives the place behind it. */
export function packBitsInto(packed: Uint8Array, place: number, row: Uint8Array): number {
  let used = place
  for (let at = 0; at < row.length;) {
    const run = runAt(row, at)
    const end = run > 1 ? at + run : literalEnd(row, at)
    packed[used++] = run > 1 ? 257 - run : end - at - 1
    if (run > 1) packed[used++] = row[at]!
    else {
      // Most are a few bytes, for which a view would cost more.
      for (let from = at; from < end; from++) packed[used++] = row[from]!
    }
    at = end
  }
  return used
}

const MOST = 128

function runAt(row: Uint8Array, at: number): number {
  const byte = row[at]
  const last = Math.min(row.length, at + MOST)
  let end = at + 1
  while (end < last && row[end] === byte) end++
  return end - at
}

/** Literals go on until three equal bytes come: two are as short among their neighbours. */
function literalEnd(row: Uint8Array, from: number): number {
  const last = Math.min(row.length, from + MOST)
  for (let at = from + 1; at < last; at++)
    // Never read behind the end: that would be slow.
    if (at + 2 < row.length && row[at] === row[at + 1] && row[at] === row[at + 2]) return at
  return last
}

/** What was packed; what is missing at the end is missing here too, and nothing is longer than `mostBytes`. */
export function unpackBits(packed: Uint8Array, mostBytes: number): Uint8Array {
  const row = new Uint8Array(mostBytes)
  let used = 0
  let at = 0
  while (at < packed.length && used < mostBytes) {
    const count = packed[at] ?? 0
    if (count < 128) {
      const literal = packed.subarray(at + 1, Math.min(at + 2 + count, at + 1 + mostBytes - used))
      row.set(literal, used)
      used += literal.length
    } else if (count > 128) {
      const end = Math.min(mostBytes, used + 257 - count)
      row.fill(packed[at + 1] ?? 0, used, end)
      used = end
    }
    at += count < 128 ? count + 2 : count > 128 ? 2 : 1
  }
  return row.subarray(0, used)
}
