/** The four methods of a log. Lines carry `{ plugin, machine, job, scan }` where it applies. @since 1.0 */
export interface Logger {
  /** What only a developer wants to know. */
  debug(message: string, details?: Record<string, unknown>): void
  /** A person's action, or a change of state. */
  info(message: string, details?: Record<string, unknown>): void
  /** It works, but less well. */
  warn(message: string, details?: Record<string, unknown>): void
  /** Somebody must act. */
  error(message: string, details?: Record<string, unknown>): void
  /** The same log with these fields on every line. */
  with(fields: Record<string, unknown>): Logger
}
