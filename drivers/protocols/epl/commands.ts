import { LineStream } from '../line-stream.ts'

/** Lines, `^@` and `^ee` at once, and the raw bytes of pictures. */
export function createEplStream(): LineStream {
  return new LineStream({
    immediate: /\^@|\^ee/,
    cancels: new Set(['^@']),
    withData: [
      [/^GW-?\d+,-?\d+,(\d+),(\d+)[,\n]/, ([width = 0, rows = 0]) => width * rows],
      [/^GM"[^"]*",?(\d+)\r?\n/, ([length = 0]) => length],
    ],
  })
}

/** Names end where numbers begin or the line ends: `PA` is no `P`, and `P1N` is what was left of one line and the next one. */
const NAME = /^(?:(?:GW|LO|LE|LW|LS|A|B|b|X|q|Q|R)(?=[-\d ])|P(?=\d[\d,]*\s*$|\s*$)|(?:N|U|US|UN|UQ|xa)(?=\s*$))/

/** The name of a command and what follows it; case matters. */
export function parseEplLine(line: string): { name: string; parameters: string } {
  const name = NAME.exec(line)?.[0] ?? ''
  return { name, parameters: line.slice(name.length) }
}
