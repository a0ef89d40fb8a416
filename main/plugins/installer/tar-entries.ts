import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

export interface TarEntry {
  path: string
  /** The letter of the format: `0` file, `1` hard link, `2` symbolic link, `3` and `4` devices, `5` folder. */
  type: string
  size: number
  /** Of files that were asked for. */
  contents: Buffer | null
}

const BLOCK = 512
/** Headers that carry a long name for the entry after them. */
const EXTENSIONS = new Set(['x', 'g', 'L', 'K'])
const LONGEST_EXTENSION = 64 * 1024

/**
 * The entries of a gzipped tar file, read as a stream: nothing is written, and a bomb is noticed before it is inflated.
 * Stricter than what unpacks it: what the format allows and no package needs is an error.
 */
export async function* tarEntries(
  file: string,
  isWanted: (path: string, size: number) => boolean,
): AsyncGenerator<TarEntry> {
  await using blocks = new Blocks(file)
  let longName: string | null = null
  for (let header = await blocks.take(BLOCK); !header.every((byte) => byte === 0); header = await blocks.take(BLOCK)) {
    const { path, type, size } = readHeader(header)
    if (EXTENSIONS.has(type)) {
      if (size > LONGEST_EXTENSION) throw new Error('has a name that is longer than a name can be')
      const text = await blocks.takePadded(size)
      longName = longNameOf(type, text) ?? longName
      continue
    }
    const entry = { path: longName ?? path, type, size, contents: null }
    longName = null
    if (isWanted(entry.path, size)) yield { ...entry, contents: await blocks.takePadded(size) }
    else {
      yield entry
      await blocks.skip(size)
    }
  }
}

function readHeader(header: Buffer): { path: string; type: string; size: number } {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0)
  if (octal(header, 148, 8) !== sum) throw new Error('is damaged')
  const name = text(header, 0, 100)
  const prefix = text(header, 257, 5) === 'ustar' ? text(header, 345, 155) : ''
  const type = header[156] === 0 ? '0' : String.fromCharCode(header[156] ?? 0)
  return { path: prefix === '' ? name : `${prefix}/${name}`, type, size: octal(header, 124, 12) }
}

function longNameOf(type: string, contents: Buffer): string | null {
  if (type === 'L') return contents.toString('utf8').replace(/\0.*$/s, '')
  if (type === 'K') return null
  const records = paxRecords(contents)
  // Another size than the header's would let one reader see entries where another sees contents.
  if (records.has('size')) throw new Error('gives a size twice')
  if (type === 'g' && records.has('path')) throw new Error('gives one name to all its entries')
  return records.get('path') ?? null
}

/** Lines of the form `27 path=a/long/name\n`, each beginning with its own length in bytes. */
function paxRecords(contents: Buffer): Map<string, string> {
  const records = new Map<string, string>()
  for (let at = 0; at < contents.length;) {
    const space = contents.indexOf(' ', at)
    const length = Number(contents.toString('latin1', at, space))
    const equals = contents.indexOf('=', space)
    if (space === -1 || equals === -1 || !Number.isInteger(length) || length <= 0) throw new Error('is damaged')
    records.set(contents.toString('utf8', space + 1, equals), contents.toString('utf8', equals + 1, at + length - 1))
    at += length
  }
  return records
}

function text(header: Buffer, from: number, length: number): string {
  return header.toString('utf8', from, from + length).replace(/\0.*$/s, '')
}

function octal(header: Buffer, from: number, length: number): number {
  const digits = text(header, from, length).trim()
  if (!/^[0-7]{1,12}$/.test(digits)) throw new Error('is damaged')
  return Number.parseInt(digits, 8)
}

/** The inflated bytes of a file, as many at a time as are asked for. */
class Blocks implements AsyncDisposable {
  readonly #source
  readonly #inflated
  readonly #chunks: AsyncIterator<Buffer>
  #rest = Buffer.alloc(0)

  constructor(file: string) {
    this.#source = createReadStream(file)
    this.#inflated = createGunzip()
    this.#source.on('error', (error) => this.#inflated.destroy(error))
    this.#chunks = this.#source.pipe(this.#inflated)[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  async take(length: number): Promise<Buffer> {
    const parts = [this.#rest]
    let total = this.#rest.length
    while (total < length) {
      const chunk = await this.#next()
      parts.push(chunk)
      total += chunk.length
    }
    const all = Buffer.concat(parts)
    this.#rest = all.subarray(length)
    return all.subarray(0, length)
  }

  async takePadded(size: number): Promise<Buffer> {
    return (await this.take(padded(size))).subarray(0, size)
  }

  async skip(size: number): Promise<void> {
    let left = padded(size)
    while (left > this.#rest.length) {
      left -= this.#rest.length
      this.#rest = await this.#next()
    }
    this.#rest = this.#rest.subarray(left)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#chunks.return?.()
    this.#source.destroy()
    this.#inflated.destroy()
  }

  async #next(): Promise<Buffer<ArrayBuffer>> {
    const part = await this.#chunks.next()
    if (part.done === true) throw new Error('is cut off')
    return part.value as Buffer<ArrayBuffer>
  }
}

const padded = (size: number): number => Math.ceil(size / BLOCK) * BLOCK
