import { frame, framed } from './framed.ts'

/** The answer to `~HQES`: two sets of bits, whose meaning is the printer's manual. */
export interface HostQuery {
  errors: number
  warnings: number
}

/** Models that are silent at `~HS` while something is wrong answer this. */
export const HOST_QUERY_QUESTION: Uint8Array = new TextEncoder().encode('~HQES\r\n')

const MOST_BYTES = 1024

/** `'more'` while the answer is not complete; an answer to an earlier question before it is passed over. */
export function parseHostQuery(received: Uint8Array): HostQuery | 'more' {
  const text = String.fromCharCode(...received.subarray(0, MOST_BYTES))
  const block = framed(text).find((piece) => piece.includes('PRINTER STATUS'))
  if (block !== undefined) return { errors: bitsOf(block, 'ERRORS'), warnings: bitsOf(block, 'WARNINGS') }
  if (received.length > MOST_BYTES) throw new Error(`No answer to ~HQES in ${received.length} bytes`)
  return 'more'
}

/** Of the two groups of digits the second has the bits; the digit before them says whether there are any. */
function bitsOf(block: string, name: string): number {
  const [, isSet, bits] = new RegExp(`${name}:\\s*([01])\\s+[0-9A-F]{8}\\s+([0-9A-F]{8})`, 'i').exec(block) ?? []
  if (isSet === undefined || bits === undefined) throw new Error(`Not an answer to ~HQES: it has no ${name}`)
  return isSet === '1' ? Number.parseInt(bits, 16) : 0
}

/** The answer as a printer writes it. */
export function writeHostQuery({ errors, warnings }: HostQuery): Uint8Array {
  const lines = [
    '',
    '',
    '  PRINTER STATUS',
    `   ERRORS:         ${group(errors)}`,
    `   WARNINGS:       ${group(warnings)}`,
    '',
  ]
  return new TextEncoder().encode(frame(lines.join('\r\n')))
}

function group(bits: number): string {
  return `${bits === 0 ? 0 : 1} 00000000 ${bits.toString(16).toUpperCase().padStart(8, '0')}`
}
