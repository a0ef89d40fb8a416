import type { LogLevel } from '../configuration/options.ts'

export interface LogLine {
  /** ISO 8601, UTC. */
  time: string
  level: LogLevel
  message: string
  [field: string]: unknown
}

/** The last lines, for the log page; they are parsed only when somebody looks. */
export class RecentLines {
  readonly #size: number
  readonly #lines: string[] = []

  constructor({ size }: { size: number }) {
    this.#size = size
  }

  write(line: string): void {
    this.#lines.push(line)
    if (this.#lines.length > this.#size) this.#lines.shift()
  }

  lines(): LogLine[] {
    return this.#lines.map((line) => JSON.parse(line) as LogLine)
  }
}
