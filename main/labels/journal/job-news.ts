import { systemTimers } from '../../waiting/timers.ts'

/** Often enough for a person to see it move. */
const EVERY_MS = 100

/** Tells of jobs: the first change at once, those that follow closely together. */
export class JobNews {
  readonly #publish: (job: number) => Promise<void>
  /** Told a moment ago; and whether it changed since. */
  readonly #recent = new Map<number, { timer: Disposable; isDirty: boolean }>()

  constructor(publish: (job: number) => Promise<void>) {
    this.#publish = publish
  }

  async tell(job: number): Promise<void> {
    const recent = this.#recent.get(job)
    if (recent !== undefined) {
      recent.isDirty = true
      return
    }
    this.#rest(job)
    await this.#publish(job)
  }

  async flush(): Promise<void> {
    const recent = Array.from(this.#recent)
    this.#recent.clear()
    for (const [, { timer }] of recent) timer[Symbol.dispose]()
    for (const [job, { isDirty }] of recent) if (isDirty) await this.#publish(job)
  }

  #rest(job: number): void {
    const timer = systemTimers.after(EVERY_MS, () => {
      const isDirty = this.#recent.get(job)?.isDirty === true
      this.#recent.delete(job)
      // Who asks for the job sees it as it is; only this piece of news is lost when the database is closed.
      if (isDirty) void this.tell(job).catch(() => undefined)
    })
    this.#recent.set(job, { timer, isDirty: false })
  }
}
