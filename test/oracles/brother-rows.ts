/**
 * Raster Command Reference of Brother's QL and PT printers: zeros and ESC @ begin anew, ESC i commands set up the job, M 2 turns
 * PackBits on, each row is `g 00 n data` (QL) or `G nL nH data` (PT), `Z` is a white row, 1A ends the last page. The first bit of a
 * row is the dot at the right edge of the head.
 */
export interface BrotherJob {
  /** Width and length of the media as the job names them; length 0 is endless. */
  widthMm: number
  lengthMm: number
  /** How many rows the job announces. */
  announced: number
  /** Dots that are fed before and behind. */
  margin: number
  rows: Uint8Array[]
}

/** How many bytes follow ESC i and its letter. */
const ESC_I: Readonly<Record<string, number>> = { a: 1, '!': 1, z: 10, M: 1, A: 1, K: 1, d: 2, S: 0 }

export function readBrotherJob(bytes: Uint8Array, rowBytes: number): BrotherJob {
  const job: BrotherJob = { widthMm: 0, lengthMm: 0, announced: 0, margin: 0, rows: [] }
  let at = 0
  let isPacked = false
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    const next = bytes[at + 1] ?? 0
    if (byte === 0x00 || byte === 0x1a || byte === 0x0c) at += 1
    else if (byte === 0x1b && next === 0x40) at += 2
    else if (byte === 0x1b && next === 0x69) at = setUp(job, bytes, at + 2)
    else if (byte === 0x4d) {
      isPacked = next === 2
      at += 2
    } else if (byte === 0x5a) {
      job.rows.push(new Uint8Array(rowBytes))
      at += 1
    } else if (byte === 0x67 || byte === 0x47) {
      const length = byte === 0x67 ? (bytes[at + 2] ?? 0) : next + 256 * (bytes[at + 2] ?? 0)
      const data = bytes.subarray(at + 3, at + 3 + length)
      job.rows.push(isPacked ? unpacked(data, rowBytes) : data)
      at += 3 + length
    } else throw new Error(`No command begins with ${byte.toString(16)} at ${at}`)
  }
  return job
}

function setUp(job: BrotherJob, bytes: Uint8Array, at: number): number {
  const letter = String.fromCharCode(bytes[at] ?? 0)
  const length = ESC_I[letter]
  if (length === undefined) throw new Error(`There is no command ESC i ${letter}`)
  const values = bytes.subarray(at + 1, at + 1 + length)
  const [first = 0, second = 0] = values
  if (letter === 'd') job.margin = first + 256 * second
  if (letter === 'z') {
    job.widthMm = values[2] ?? 0
    job.lengthMm = values[3] ?? 0
    job.announced = [4, 5, 6, 7].reduce((sum, index) => sum + (values[index] ?? 0) * 256 ** (index - 4), 0)
  }
  return at + 1 + length
}

/** PackBits: 0 to 127 is one less than the bytes that follow as they are, 129 to 255 repeats the next byte 257 - n times. */
function unpacked(data: Uint8Array, rowBytes: number): Uint8Array {
  const row: number[] = []
  for (let at = 0; at < data.length;) {
    const count = data[at] ?? 0
    if (count < 128) {
      row.push(...data.subarray(at + 1, at + 2 + count))
      at += 2 + count
    } else {
      if (count > 128) row.push(...Array.from({ length: 257 - count }, () => data[at + 1] ?? 0))
      at += 2
    }
  }
  if (row.length !== rowBytes) throw new Error(`A row unpacks to ${row.length} bytes, and the head takes ${rowBytes}`)
  return Uint8Array.from(row)
}
