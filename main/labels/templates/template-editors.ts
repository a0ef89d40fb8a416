/** Somebody who has a template open in a window. */
export interface TemplateEditor {
  user: number | null
  since: string
}

interface OpenWindow extends TemplateEditor {
  template: number
  heardAtMs: number
}

/** A window tells of itself several times within this; one that crashed is forgotten then. */
const SILENCE_MS = 45_000

/** Who has a template open at this moment, so that two people hear of each other before one of them saves. */
export class TemplateEditors {
  readonly #clock: () => Date
  readonly #windows = new Map<string, OpenWindow>()

  constructor(clock: () => Date) {
    this.#clock = clock
  }

  /** Answers with the others, who came first first. */
  here(template: number, { window, user }: { window: string; user: number | null }): TemplateEditor[] {
    const now = this.#clock()
    const before = this.#windows.get(window)
    const since = before?.template === template && before.user === user ? before.since : now.toISOString()
    this.#windows.set(window, { template, user, since, heardAtMs: now.getTime() })
    this.#forgetSilent(now.getTime())
    return Array.from(this.#windows)
      .filter(([name, open]) => name !== window && open.template === template)
      .map(([, open]) => ({ user: open.user, since: open.since }))
      .toSorted((one, other) => one.since.localeCompare(other.since))
  }

  gone(window: string): void {
    this.#windows.delete(window)
  }

  #forgetSilent(nowMs: number): void {
    for (const [name, { heardAtMs }] of this.#windows) if (nowMs - heardAtMs > SILENCE_MS) this.#windows.delete(name)
  }
}
