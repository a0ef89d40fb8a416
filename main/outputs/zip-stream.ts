import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipEntry {
  name: string
  content: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>
}

interface Written {
  name: Buffer
  crc: number
  packedSize: number
  size: number
  offset: number
}

const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const VERSION = 20
/** Sizes follow the content, and names are UTF-8. */
const FLAGS = 0x0808
const DEFLATE = 8
/** 1 January 1980: the first date there is in a zip. */
const DATE = 0x0021

/** A zip file, packed while its content is made; nothing is held but its table of contents. */
export async function* zipStream(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let offset = 0
  for await (const entry of entries) {
    const start = offset
    const name = Buffer.from(entry.name)
    const header = fields([LOCAL, 4], [VERSION, 2], [FLAGS, 2], [DEFLATE, 2], [0, 2], [DATE, 2])
    const head = Buffer.concat([header, Buffer.alloc(12), fields([name.length, 2], [0, 2]), name])
    yield head
    const count = { crc: 0, size: 0, packedSize: 0 }
    const packed = createDeflateRaw()
    // Whichever of the two ends early takes the other along; what was wrong is thrown by the loop.
    pipeline(Readable.from(counted(entry.content, count)), packed, () => {})
    for await (const piece of packed) {
      count.packedSize += (piece as Buffer).length
      yield piece as Buffer
    }
    yield fields([DESCRIPTOR, 4], [count.crc, 4], [count.packedSize, 4], [count.size, 4])
    offset += head.length + count.packedSize + 16
    written.push({ name, ...count, offset: start })
  }
  const contents = Buffer.concat(written.map(centralRecord))
  yield contents
  yield fields([END, 4], [0, 4], [written.length, 2], [written.length, 2], [contents.length, 4], [offset, 4], [0, 2])
}

async function* counted(content: ZipEntry['content'], count: { crc: number; size: number }): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    const bytes = Buffer.from(piece)
    count.crc = crc32(bytes, count.crc)
    count.size += bytes.length
    yield bytes
  }
}

function centralRecord({ name, crc, packedSize, size, offset }: Written): Buffer {
  const made = fields([CENTRAL, 4], [VERSION, 2], [VERSION, 2], [FLAGS, 2], [DEFLATE, 2], [0, 2], [DATE, 2])
  const sizes = fields([crc, 4], [packedSize, 4], [size, 4], [name.length, 2])
  return Buffer.concat([made, sizes, Buffer.alloc(12), fields([offset, 4]), name])
}

function fields(...values: [value: number, bytes: 2 | 4][]): Buffer {
  return Buffer.concat(
    values.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes)
      if (bytes === 2) field.writeUInt16LE(value)
      else field.writeUInt32LE(value)
      return field
    }),
  )
}
