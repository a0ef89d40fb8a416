/** The four methods of a log. Lines carry `{ plugin, machine, job, scan }` where it applies. */
export interface Logger {
  debug(message: string, details?: Record<string, unknown>): void
  info(message: string, details?: Record<string, unknown>): void
  warn(message: string, details?: Record<string, unknown>): void
  error(message: string, details?: Record<string, unknown>): void
  /** The same log with these fields on every line. */
  with(fields: Record<string, unknown>): Logger
}
