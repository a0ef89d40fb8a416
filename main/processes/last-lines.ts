const MAX_LINES = 50
const MAX_LINE_LENGTH = 2000

export type OutputName = 'stdout' | 'stderr'

/** The last lines that a child printed: what is shown when it has crashed. */
export class LastLines {
  #lines: string[] = []
  readonly #told: (line: string, output: OutputName) => void
  readonly #tails = new Map<OutputName, string>()

  constructor(told: (line: string, output: OutputName) => void) {
    this.#told = told
  }

  get lines(): readonly string[] {
    return this.#lines
  }

  /** Takes text of one of the child's outputs in pieces of any size. */
  push(output: OutputName, text: string): void {
    const lines = ((this.#tails.get(output) ?? '') + text).split(/\r?\n/)
    // Bounded, because a child may print for ever without a line end.
    this.#tails.set(output, (lines.pop() ?? '').slice(0, MAX_LINE_LENGTH))
    for (const line of lines) this.#add(line, output)
  }

  /** The child is gone: a last line may lack its end. */
  end(): void {
    for (const [output, tail] of this.#tails) this.#add(tail, output)
    this.#tails.clear()
  }

  #add(line: string, output: OutputName): void {
    if (line === '') return
    const kept = line.slice(0, MAX_LINE_LENGTH)
    this.#lines = [...this.#lines, kept].slice(-MAX_LINES)
    this.#told(kept, output)
  }
}
