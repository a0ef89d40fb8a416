import type { Logger } from '@scanbench/plugin'

export interface PluginLine {
  time: string
  level: 'debug' | 'info' | 'warn' | 'error'
  message: string
}

const KEPT = 100

/** The log of one plugin: lines go to the log of the station, and the last ones are kept for the page. */
export class PluginLog {
  readonly #lines: PluginLine[] = []
  readonly #clock: () => Date
  readonly logger: Logger

  constructor(station: Logger, clock: () => Date) {
    this.#clock = clock
    this.logger = this.#over(station)
  }

  /** Oldest first. */
  get lines(): readonly PluginLine[] {
    return this.#lines
  }

  #over(log: Logger): Logger {
    const write = (level: PluginLine['level']) => (message: string, details?: Record<string, unknown>) => {
      log[level](message, details)
      this.#keep({ time: this.#clock().toISOString(), level, message })
    }
    const [debug, info, warn, error] = [write('debug'), write('info'), write('warn'), write('error')]
    return { debug, info, warn, error, with: (fields) => this.#over(log.with(fields)) }
  }

  #keep(line: PluginLine): void {
    this.#lines.push(line)
    if (this.#lines.length > KEPT) this.#lines.shift()
  }
}
