import { AppError } from '@scanbench/plugin'

export const MOST_SERIALS_PER_CALL = 1000

interface SerialRequest {
  /** Tokens such as `101 102`, `7-12`, `A001+`, `5+3` or `~`. */
  text: string
  quantity: number
  /** The highest number of the part so far, or null. */
  latest: string | null
  /** The number after this one, or null when there is none. */
  next: (serial: string) => Promise<string | null>
}

type Next = SerialRequest['next']

/** The serial numbers that a text stands for. */
export async function readSerialNumbers({ text, quantity, latest, next }: SerialRequest): Promise<string[]> {
  if (!Number.isInteger(quantity) || quantity < 1) refuse('quantity', 'A whole number of items needs serial numbers.')
  if (quantity > MOST_SERIALS_PER_CALL) {
    refuse('quantity', `At most ${MOST_SERIALS_PER_CALL} serial numbers can be made at once.`)
  }
  const tokens = splitTokens(await fillInNext(text, latest, next))
  if (tokens.length === 0) refuse('serial_numbers', 'Enter at least one serial number.')
  const serials = tokens.length === quantity ? tokens : await expandAll(tokens, quantity, next)
  refuseDuplicates(serials)
  if (serials.length !== quantity) {
    const message = `The text stands for ${serials.length} serial numbers, but the quantity is ${quantity}.`
    throw new AppError('INVALID_INPUT', message, { details: { serial_numbers: [message], quantity: [message] } })
  }
  return serials
}

/** The number after this one: trailing digits plus one, leading zeros kept; null without trailing digits. */
export function nextSerial(serial: string): string | null {
  const digits = /\d+$/.exec(serial)?.[0]
  if (digits === undefined) return null
  const next = (BigInt(digits) + 1n).toString().padStart(digits.length, '0')
  return serial.slice(0, serial.length - digits.length) + next
}

/** The number by which serials sort: of `AB-0042` it is 42; 0 without digits. */
export function serialNumber(serial: string): number {
  const digits = /\d+$/.exec(serial)?.[0] ?? '0'
  return Math.min(Number(digits), 0x7f_ff_ff_ff)
}

function splitTokens(text: string): string[] {
  return text.split(/[\s,]+/).filter((token) => token !== '')
}

async function fillInNext(text: string, latest: string | null, next: Next): Promise<string> {
  const [first = '', ...rest] = text.split('~')
  let last = latest ?? '0'
  let filled = first
  for (const piece of rest) {
    last = await following(last, last, next)
    filled += last + piece
  }
  return filled
}

async function expandAll(tokens: readonly string[], quantity: number, next: Next): Promise<string[]> {
  const serials: string[] = []
  for (const token of tokens) serials.push(...(await expand(token, quantity, next)))
  return serials
}

async function expand(token: string, quantity: number, next: Next): Promise<string[]> {
  if (token.includes('+')) return await expandCount(token, quantity, next)
  return /^[^-]+-[^-]+$/.test(token) ? await expandRange(token, next) : [token]
}

async function expandRange(token: string, next: Next): Promise<string[]> {
  const [first = '', last = ''] = token.split('-')
  if (first === last) refuse('serial_numbers', `The range ${token} has the same number at both ends.`)
  const serials = [first]
  for (let serial = first; serial !== last; serials.push(serial)) {
    if (serials.length > MOST_SERIALS_PER_CALL) refuse('serial_numbers', `The range ${token} does not end.`)
    serial = await following(serial, token, next)
  }
  return serials
}

/** `a+n` is a and the n after it; `a+` is as many as are wanted in all. */
async function expandCount(token: string, quantity: number, next: Next): Promise<string[]> {
  const match = /^([^+]+)\+(\d{0,4})$/.exec(token)
  if (match === null) refuse('serial_numbers', `The group ${token} is not understood.`)
  const [, first = '', count = ''] = match
  const wanted = count === '' ? quantity : Math.min(Number(count) + 1, MOST_SERIALS_PER_CALL + 1)
  const serials = [first]
  while (serials.length < wanted) serials.push(await following(serials.at(-1) ?? first, token, next))
  return serials
}

async function following(serial: string, token: string, next: Next): Promise<string> {
  const number = await next(serial)
  if (number === null) refuse('serial_numbers', `There is no number after ${serial} (in ${token}).`)
  return number
}

function refuseDuplicates(serials: string[]): void {
  const seen = new Set<string>()
  const twice = serials.filter((serial) => seen.size === seen.add(serial).size)
  if (twice.length > 0) refuse('serial_numbers', `Given more than once: ${[...new Set(twice)].join(', ')}.`)
}

function refuse(field: string, message: string): never {
  throw new AppError('INVALID_INPUT', message, { details: { [field]: [message] } })
}
