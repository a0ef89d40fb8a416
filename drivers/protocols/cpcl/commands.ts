import { LineStream } from '../line-stream.ts'

const ESC = '\u001b'
const FORM_FEED = '\f'

/** Lines, `ESC h` and its kin at once, and the raw bytes of pictures. */
export function createCpclStream(): LineStream {
  return new LineStream({
    immediate: new RegExp(`${ESC}[hiv]|${FORM_FEED}`),
    cancels: new Set(),
    withData: [
      [
        /^(?:CG|COMPRESSED-GRAPHICS)[ \t]+(\d+)[ \t]+(\d+)[ \t]+-?\d+[ \t]+-?\d+[ \t]/i,
        ([width = 0, rows = 0]) => width * rows,
      ],
    ],
  })
}

/** The words of a line; commands may be written small. */
export function parseCpclLine(line: string): { name: string; parameters: string[] } {
  const [name = '', ...parameters] = line.trim().split(/[ \t]+/)
  return { name: name.toUpperCase(), parameters }
}

/** What follows so many words of a line, blanks in it kept. */
export function restOfLine(line: string, words: number): string {
  return new RegExp(`^(?:\\S+[ \\t]+){${words}}(.*)$`).exec(line)?.[1] ?? ''
}

/** The line that begins a label: `! offset dpi dpi height quantity`. */
export function parseSession(line: string): { offset: number; height: number; quantity: number } | null {
  const [, offset, height, quantity] = /^![ \t]+(\d+)[ \t]+\d+[ \t]+\d+[ \t]+(\d+)[ \t]+(\d+)[ \t]*$/.exec(line) ?? []
  if (offset === undefined || height === undefined || quantity === undefined) return null
  return { offset: Number(offset), height: Number(height), quantity: Number(quantity) }
}
