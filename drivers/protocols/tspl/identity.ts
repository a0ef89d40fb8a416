/** What a TSPL printer can be asked about itself, one after the other. */
export const TSPL_IDENTITY_QUESTIONS = ['~!T', '~!I', '~!@'] as const

export type TsplIdentity = { model: string } | { codePage: string; country: string } | { mileageKm: number }

/** The longest model name is far below this. */
const MOST_BYTES = 128

/** `'more'` until the end of the line. Throws on what is no line of text. */
export function parseTsplIdentity(received: Uint8Array, request: number): TsplIdentity | 'more' {
  const text = String.fromCharCode(...received.subarray(0, MOST_BYTES))
  const [line = ''] = text.split(/[\r\n\0]/)
  if (!/^[ -~]*$/.test(line)) throw new Error('Not an answer to ~!T: it is no text')
  if (line.length === text.length) {
    if (received.length > MOST_BYTES) throw new Error(`Not an answer to ~!T: ${received.length} bytes without an end`)
    return 'more'
  }
  return READERS[request]?.(line.trim()) ?? { model: line.trim() }
}

const READERS: readonly ((line: string) => TsplIdentity)[] = [
  (line) => ({ model: line }),
  (line) => {
    const [codePage = '', country = ''] = line.split(',').map((part) => part.trim())
    return { codePage, country }
  },
  (line) => {
    if (!/^\d+(?:\.\d+)?/.test(line)) throw new Error(`Not an answer to ~!@: "${line}" is no number`)
    return { mileageKm: Number.parseFloat(line) }
  },
]
