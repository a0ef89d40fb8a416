import type { Logger } from '../logger.ts'

/** How important a line is. @since 1.0 */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** One line that a plugin wrote. @since 1.0 */
export interface LogLine {
  /** The method that wrote it. */
  level: LogLevel
  /** The text. */
  message: string
  /** Fields of the log and of the line. */
  details: Record<string, unknown>
}

/**
 * A log that keeps its lines.
 * @example
 * expect(run.log.texts('error')).toEqual(['The shelf did not answer'])
 * @since 1.0
 */
export class LogLines implements Logger {
  /** Everything that was written, in order. */
  readonly lines: LogLine[]
  readonly #fields: Record<string, unknown>

  /** Lines of a log that was derived `with` fields are kept with those of the first. */
  constructor(lines: LogLine[] = [], fields: Record<string, unknown> = {}) {
    this.lines = lines
    this.#fields = fields
  }

  /** Messages, of one level or of all. */
  texts(level?: LogLevel): string[] {
    return this.lines.filter((line) => level === undefined || line.level === level).map((line) => line.message)
  }

  /** Keeps a line. */
  debug(message: string, details?: Record<string, unknown>): void {
    this.#keep('debug', message, details)
  }

  /** Keeps a line. */
  info(message: string, details?: Record<string, unknown>): void {
    this.#keep('info', message, details)
  }

  /** Keeps a line. */
  warn(message: string, details?: Record<string, unknown>): void {
    this.#keep('warn', message, details)
  }

  /** Keeps a line. */
  error(message: string, details?: Record<string, unknown>): void {
    this.#keep('error', message, details)
  }

  /** The same log with these fields on every line. */
  with(fields: Record<string, unknown>): LogLines {
    return new LogLines(this.lines, { ...this.#fields, ...fields })
  }

  #keep(level: LogLevel, message: string, details: Record<string, unknown> = {}): void {
    this.lines.push({ level, message, details: { ...this.#fields, ...details } })
  }
}
