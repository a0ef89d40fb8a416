import type { PrinterPort } from '../../machines/printers/printer-port.ts'
import { DrawnAhead } from './drawn-ahead.ts'
import type { DrawLabel, DrawnBytes } from './drawn-ahead.ts'
import type { PrintLine } from './print-line.ts'
import type { WaitingLabel } from './waiting-label.ts'

interface Options {
  machine: string
  line: Pick<PrintLine, 'isPaused' | 'upcoming'>
  draw: DrawLabel
}

const LABELS_AT_ONCE = 16

/** What comes next at a printer, looked up and drawn some labels ahead. Whatever changed makes it look again. */
export class NextLabels {
  readonly #options: Options
  readonly #drawn: DrawnAhead
  #labels: WaitingLabel[] = []
  #isPaused: boolean | null = null

  constructor(options: Options) {
    this.#options = options
    this.#drawn = new DrawnAhead(options.draw)
  }

  /** Null when nothing waits, or nothing may leave. */
  async first(): Promise<WaitingLabel | null> {
    const { line, machine } = this.#options
    this.#isPaused ??= await line.isPaused(machine)
    if (this.#isPaused) return null
    if (this.#labels.length === 0) this.#labels = await line.upcoming(machine, LABELS_AT_ONCE)
    return this.#labels[0] ?? null
  }

  /** Null when it is not the first any more: somebody changed the line. Rejects when it cannot be drawn. */
  async draw(label: WaitingLabel, printer: PrinterPort): Promise<DrawnBytes | null> {
    const labels = this.#labels
    if (labels[0] !== label) return null
    const drawn = await this.#drawn.take(labels, printer)
    return labels === this.#labels ? drawn : null
  }

  /** Its turn is over. */
  past({ pk }: WaitingLabel): void {
    if (this.#labels[0]?.pk === pk) this.#labels = this.#labels.slice(1)
  }

  /** The line may be another one by now. */
  lookAgain(): void {
    this.#labels = []
  }

  /** What was drawn may be out of date. */
  drawAgain(): void {
    this.#drawn.forget()
  }

  /** Anything may be different. */
  forget(): void {
    this.#labels = []
    this.#isPaused = null
    this.#drawn.forget()
  }
}
