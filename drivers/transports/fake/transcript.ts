/** What went over a line, as text that people can write and read: `>> 1b 40` went out, `<< 06` came in. */
export interface TranscriptLine {
  direction: 'out' | 'in'
  bytes: Uint8Array
}

const MARKS = { out: '>>', in: '<<' } as const

/** Neighbours in one direction become one line: how bytes were cut is chance. */
export function formatTranscript(lines: readonly TranscriptLine[]): string {
  const joined: { direction: 'out' | 'in'; hex: string[] }[] = []
  for (const { direction, bytes } of lines) {
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    const last = joined.at(-1)
    if (last?.direction === direction) last.hex.push(...hex)
    else joined.push({ direction, hex })
  }
  return joined.map(({ direction, hex }) => `${MARKS[direction]} ${hex.join(' ')}\n`).join('')
}

/** Lines that are empty or begin with `#` are for the reader. Throws on anything else that is not a transcript. */
export function parseTranscript(text: string): TranscriptLine[] {
  return text.split('\n').flatMap((line, index) => {
    if (/^\s*(#|$)/.test(line)) return []
    const match = /^\s*(>>|<<)((?:\s*[0-9a-f]{2})+)\s*$/i.exec(line)
    if (match === null) throw new Error(`Line ${index + 1} of the transcript is neither ">> hex" nor "<< hex": ${line}`)
    const pairs = match[2]?.match(/[0-9a-f]{2}/gi) ?? []
    return [
      { direction: match[1] === '>>' ? 'out' : 'in', bytes: Uint8Array.from(pairs, (pair) => parseInt(pair, 16)) },
    ]
  })
}
