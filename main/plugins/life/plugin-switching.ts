import type { Logger } from '@scanbench/plugin'
import type { PluginBook } from '../plugin-book.ts'
import type { PluginRoster } from '../plugin-roster.ts'
import { consentObstacle } from './consent.ts'
import type { PluginChanges } from './plugin-changes.ts'
import type { PluginLife } from './plugin-life.ts'

interface Options {
  roster: PluginRoster
  book: PluginBook
  changes: PluginChanges
  log: Logger
  /** Rows are kept and no plugin is ever turned on. */
  isResting: boolean
}

/** States out of which a plugin that is to be on is tried again. */
const RETRIED: ReadonlySet<string> = new Set(['inactive', 'failed', 'waiting'])

/** Turns plugins on and off, as a person or their rows want it. Its caller lets it do one thing at a time. */
export class PluginSwitching {
  readonly #options: Options
  /** Plugins of others stay off, whatever their rows say, until a person starts them. */
  #isHolding = false

  constructor(options: Options) {
    this.#options = options
  }

  hold(): void {
    this.#isHolding = true
  }

  /** From now on rows are followed again; what was held is off like any other. */
  release(): void {
    this.#isHolding = false
    for (const life of this.#options.roster.lives) if (life.state.state === 'held') life.replace(life.found)
  }

  /** Ours one after the other; those of others at once, so that one that hangs does not hold up the rest. */
  async followRows(): Promise<void> {
    const { roster, book, isResting } = this.#options
    if (isResting) return
    const slugs = await book.wanted()
    const [wanted, others] = split(roster.lives, ({ found }) => slugs.has(found.slug))
    for (const life of others) if (life.plugin !== null) await this.takeDown(life)
    const off = wanted.filter(({ state }) => RETRIED.has(state.state))
    const [own, foreign] = split(off, ({ found: { origin } }) => origin === 'builtin' || origin === 'sample')
    for (const life of own) await this.#attempt(life)
    if (this.#isHolding) for (const life of foreign) this.#keepOff(life)
    else await Promise.all(foreign.map((life) => this.#attempt(life)))
    for (const life of wanted) if (life.state.state === 'invalid') await this.#forgetWish(life)
  }

  async activate(life: PluginLife): Promise<void> {
    const { book, changes, isResting } = this.#options
    const { slug } = life.found
    if (life.plugin !== null) return
    book.errors.clear(slug)
    await this.#checkConsent(life)
    if (isResting) return book.setActive(slug, true)
    try {
      await life.turnOn()
    } catch (error) {
      if (life.state.state === 'invalid') await book.setActive(slug, false)
      changes.tell({ slug, active: false })
      throw error
    }
    await book.setActive(slug, true)
    changes.announce({ slug, active: true })
  }

  async deactivate(life: PluginLife): Promise<void> {
    const { book } = this.#options
    const { slug } = life.found
    await book.setActive(slug, false)
    if (life.state.state === 'inactive') return
    book.errors.clear(slug)
    await this.takeDown(life)
  }

  async takeDown(life: PluginLife): Promise<void> {
    if (life.plugin === null) return life.turnOff(() => {})
    await life.turnOff(() => this.#options.changes.announce({ slug: life.found.slug, active: false }))
  }

  #keepOff(life: PluginLife): void {
    life.hold()
    this.#options.changes.tell({ slug: life.found.slug, active: false })
  }

  /** What this version cannot run is off, so that a person sees it and decides anew. */
  async #forgetWish({ found: { slug } }: PluginLife): Promise<void> {
    const { book } = this.#options
    if (!book.isMandatory(slug)) await book.setActive(slug, false)
  }

  /** Where nobody waits for it a failure is kept on the plugin and not passed on. */
  async #attempt(life: PluginLife): Promise<void> {
    try {
      await this.activate(life)
    } catch (error) {
      this.#options.log.error('A plugin could not be turned on', { plugin: life.found.slug, error })
    }
  }

  /** Rejects where it asks for what nobody accepted; one that is to be on says so on its page. */
  async #checkConsent(life: PluginLife): Promise<void> {
    const { book, changes } = this.#options
    const { found } = life
    const accepted = await book.accepted(found)
    const obstacle = consentObstacle(found, accepted)
    if (obstacle === null) {
      // From now on it has been asked for, even if for nothing: what comes later is more.
      if (accepted === null) await book.accept(found, [])
      return
    }
    if (await book.isWanted(found.slug)) {
      life.wait(obstacle)
      changes.tell({ slug: found.slug, active: false })
    }
    throw obstacle
  }
}

function split<T>(values: readonly T[], fits: (value: T) => boolean): [T[], T[]] {
  return [values.filter(fits), values.filter((value) => !fits(value))]
}
