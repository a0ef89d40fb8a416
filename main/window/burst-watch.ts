/** The page of a shell, as far as keys are concerned. */
interface KeyedPage {
  on(
    event: 'before-input-event',
    listener: (event: unknown, input: { type: string; isAutoRepeat: boolean }) => void,
  ): unknown
  setIgnoreMenuShortcuts(isIgnored: boolean): void
}

/** Keys of a scanner come faster than those of a person. */
const GAP_MS = 40
const FEWEST = 2
/** What a scanner sends behind its code comes within this time. */
const AFTER_MS = 200

/** Tells by their times whether keys come from a scanner. */
export class BurstWatch {
  #lastAt = -Infinity
  #quick = 0
  #burstAt = -Infinity

  /** Is this key part of a burst, or right behind one? */
  press(at: number): boolean {
    this.#quick = at - this.#lastAt <= GAP_MS ? this.#quick + 1 : 0
    this.#lastAt = at
    if (this.#quick >= FEWEST) this.#burstAt = at
    return at - this.#burstAt <= AFTER_MS
  }
}

/** A code may hold Ctrl+W or F11: while one is being typed the menu acts on no key, and the page gets them all. */
export function watchBursts(page: KeyedPage, now: () => number): void {
  const watch = new BurstWatch()
  page.on('before-input-event', (_event, { type, isAutoRepeat }) => {
    if (type === 'keyDown' && !isAutoRepeat) page.setIgnoreMenuShortcuts(watch.press(now()))
  })
}
