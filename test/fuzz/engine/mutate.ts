import type { Random } from './random.ts'

interface Source {
  random: Random
  /** Pieces that the program compares with. */
  words: readonly Uint8Array[]
  /** Another input, to take a piece from. */
  other: Uint8Array
}

type Mutation = (input: Uint8Array, source: Source) => Uint8Array

/** A few random changes, one after the other. */
export function mutate(input: Uint8Array, mostBytes: number, source: Source): Uint8Array {
  let changed = input
  for (let times = 1 + source.random.below(5); times > 0; times -= 1)
    changed = source.random.oneOf(MUTATIONS)(changed, source)
  return changed.length > mostBytes ? changed.subarray(0, mostBytes) : changed
}

/** What programs stumble over: ends of ranges, control characters, signs of commands, invalid UTF-8. */
const ODD_BYTES = Buffer.from(
  '00010203040609 0a0d10151a1b1d1e 2022272829 2c2d2e2f 30393a3d 5c5d5e 7b7d7e7f 80c2e2f0feff'.replaceAll(' ', ''),
  'hex',
)
const ODD_NUMBERS = ['0', '-1', '1', '7', '255', '256', '999', '32767', '65535', '99999999', '4294967296', '1e9', '01']

const ENCODER = new TextEncoder()

const overwrite: Mutation = (input, { random }) => {
  if (input.length === 0) return input
  const changed = input.slice()
  changed[random.below(changed.length)] = random.below(256)
  return changed
}

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  overwrite,
  (input, { random }) => {
    if (input.length === 0) return input
    const changed = input.slice()
    changed[random.below(changed.length)]! ^= 1 << random.below(8)
    return changed
  },
  (input, { random }) => inserted(input, random, Uint8Array.of(oddByte(random))),
  (input, { random }) => inserted(input, random, Uint8Array.of(0x20 + random.below(95))),
  (input, { random }) => {
    const [from, to] = range(input, random)
    return joined(input.subarray(0, from), input.subarray(to))
  },
  (input, { random }) => {
    const [from, to] = range(input, random)
    return joined(input.subarray(0, to), input.subarray(from, to), input.subarray(to))
  },
  (input, { random }) => {
    const [from, to] = range(input, random)
    return inserted(input, random, input.slice(from, to))
  },
  (input, { random, words }) => inserted(input, random, wordOf(words, random)),
  (input, { random, words }) => {
    const word = wordOf(words, random)
    const at = random.below(input.length + 1)
    return joined(input.subarray(0, at), word, input.subarray(at + word.length))
  },
  (input, { random, other }) => {
    const [from, to] = range(other, random)
    return inserted(input, random, other.slice(from, to))
  },
  (input, { random, other }) =>
    joined(input.subarray(0, random.below(input.length + 1)), other.subarray(random.below(other.length + 1))),
  otherNumber,
  (input, { random }) => input.subarray(0, random.below(input.length + 1)),
]

/** Numbers in text are lengths, places and counts. */
function otherNumber(input: Uint8Array, source: Source): Uint8Array {
  const { random } = source
  let from = random.below(input.length + 1)
  while (from < input.length && !isDigit(input[from])) from += 1
  let to = from
  while (isDigit(input[to])) to += 1
  if (from === to) return overwrite(input, source)
  const number = ENCODER.encode(ODD_NUMBERS[random.below(ODD_NUMBERS.length)])
  return joined(input.subarray(0, from), number, input.subarray(to))
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

function oddByte(random: Random): number {
  return ODD_BYTES[random.below(ODD_BYTES.length)] ?? 0
}

function wordOf(words: readonly Uint8Array[], random: Random): Uint8Array {
  return words[random.below(words.length)] ?? Uint8Array.of(oddByte(random))
}

/** Mostly short. */
function range(input: Uint8Array, random: Random): [from: number, to: number] {
  const from = random.below(input.length + 1)
  const most = random.below(4) === 0 ? input.length : 16
  return [from, Math.min(input.length, from + 1 + random.below(most + 1))]
}

function inserted(input: Uint8Array, random: Random, piece: Uint8Array): Uint8Array {
  const at = random.below(input.length + 1)
  return joined(input.subarray(0, at), piece, input.subarray(at))
}

export function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
