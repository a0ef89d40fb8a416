import type { Logger } from '@scanbench/plugin'

/** Shorter ones would black out whole sentences. */
const SHORTEST = 4
const HIDDEN = '***'

/**
 * The values of protected settings that the process of a plugin was told. What comes back from it, lines and errors
 * alike, is cleared of them before it reaches a log, a page or a client.
 */
export class ToldSecrets {
  /** The longest first: one may be part of another. */
  #values: readonly string[] = []

  keep(value: unknown): void {
    if (typeof value !== 'string' && typeof value !== 'number') return
    const text = String(value)
    if (text.length < SHORTEST) return
    const forms = [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)]
    this.#values = [...new Set([...this.#values, ...forms])].toSorted((a, b) => b.length - a.length)
  }

  hide(text: string): string {
    let shown = text
    for (const value of this.#values) shown = shown.replaceAll(value, HIDDEN)
    return shown
  }

  /** In plain data, at any depth; an error keeps its class and loses what it must not say. */
  hideIn(value: unknown): unknown {
    if (this.#values.length === 0) return value
    if (typeof value === 'string') return this.hide(value)
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof Date) return value
    if (value instanceof Error) return this.hideInError(value)
    if (Array.isArray(value)) return value.map((item) => this.hideIn(item))
    return this.#hideInTable(value)
  }

  hideInError<E extends Error>(error: E): E {
    if (this.#values.length === 0) return error
    const own = Object.entries(this.#hideInTable(error)).filter(([key]) => key !== 'cause')
    const shown: E = Object.create(Object.getPrototypeOf(error) as object) as E
    return Object.assign(shown, Object.fromEntries(own), {
      message: this.hide(error.message),
      stack: this.hide(error.stack ?? ''),
      ...(error.cause === undefined ? {} : { cause: this.hideIn(error.cause) }),
    })
  }

  logger(log: Logger): Logger {
    const write =
      (level: 'debug' | 'info' | 'warn' | 'error') =>
      (message: string, details: Record<string, unknown> = {}): void =>
        log[level](this.hide(message), this.#hideInTable(details))
    const [debug, info, warn, error] = [write('debug'), write('info'), write('warn'), write('error')]
    return { debug, info, warn, error, with: (fields) => this.logger(log.with(this.#hideInTable(fields))) }
  }

  #hideInTable(table: object): Record<string, unknown> {
    return Object.fromEntries(Object.entries(table).map(([key, item]) => [this.hide(key), this.hideIn(item)]))
  }
}
