/** One thing after the other, in the order they were asked for; a failure is its caller's alone. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => undefined)
    return result
  }

  /** Resolves when everything that was asked for until now has ended. */
  async idle(): Promise<void> {
    await this.#last
  }
}
