import { LineStream } from '../line-stream.ts'

const ESC = '\u001b'

/** Lines, `ESC ! x` and `~! x` at once, and the raw bytes of pictures and files. */
export function createTsplStream(): LineStream {
  return new LineStream({
    immediate: new RegExp(`(?:${ESC}!|~!)[^\\r\\n]`),
    cancels: new Set([`${ESC}!.`, `${ESC}!R`]),
    withData: [
      [
        /^BITMAP[ \t]+-?\d+[ \t]*,[ \t]*-?\d+,[ \t]*(\d+),[ \t]*(\d+),[ \t]*\d+,/i,
        ([width = 0, rows = 0]) => width * rows,
      ],
      [/^DOWNLOAD[ \t]+(?:[A-Z],)?"[^"]*",(\d+),/i, ([length = 0]) => length],
    ],
  })
}

/** No numbers, but what was left of one line and the next one behind it. */
const RUN_TOGETHER = /^PRINT\b[^@A-Z]*[A-Z]/i

/** The name of a command and what follows it; without a name where a printer refuses the line. */
export function parseTsplLine(line: string): { name: string; parameters: string } {
  const [, name = '', parameters = ''] = /^\s*([A-Z_?@]*)[ \t]*(.*)$/is.exec(line) ?? []
  return { name: RUN_TOGETHER.test(line.trimStart()) ? '' : name.toUpperCase(), parameters }
}
