import { AppError } from '@scanbench/plugin'
import type { FoundPlugin } from '../life/opened-plugin.ts'
import type { PluginBook } from '../plugin-book.ts'
import type { PluginLife } from '../life/plugin-life.ts'
import type { PluginRoster } from '../plugin-roster.ts'
import type { Fault, PluginSources } from './plugin-sources.ts'

interface Options {
  sources: PluginSources
  roster: PluginRoster
  book: PluginBook
  begin: (found: FoundPlugin) => PluginLife
  takeDown: (life: PluginLife) => Promise<void>
}

/** Brings the roster up to what lies in the sources now. */
export class PluginDiscovery {
  readonly #options: Options
  /** Files and classes that had a fault when plugins were last looked for. */
  #faulty: string[] = []

  constructor(options: Options) {
    this.#options = options
  }

  async collect(): Promise<void> {
    const { sources, roster, takeDown } = this.#options
    const { found, faults } = await sources.collect()
    this.#noteFaults(faults)
    const lives = new Map<string, PluginLife>()
    for (const plugin of found) {
      const kept = lives.get(plugin.slug)
      if (kept === undefined) lives.set(plugin.slug, await this.#lifeOf(plugin))
      else if (!isSeenAgain(kept.found, plugin)) this.#noteClash(plugin)
    }
    for (const life of roster.lives) if (!lives.has(life.found.slug)) await takeDown(life)
    roster.replace(lives)
  }

  /** Takes one plugin down and reads it anew. Throws what is wrong when it is not found any more. */
  async again(life: PluginLife): Promise<void> {
    const { sources, book, takeDown } = this.#options
    const { slug } = life.found
    const { found, faults } = await sources.collect()
    const next = found.find((plugin) => plugin.slug === slug)
    await takeDown(life)
    book.errors.clear(slug)
    if (next === undefined) {
      const error = whyGone(life.found, faults)
      life.invalidate(error)
      throw error
    }
    await book.enter(next)
    life.replace(next)
  }

  #noteFaults(faults: readonly Fault[]): void {
    const { book } = this.#options
    for (const name of this.#faulty) book.errors.clear(name)
    this.#faulty = faults.map(({ name }) => name)
    for (const { stage, name, error } of faults) book.report(stage, name, error)
  }

  #noteClash({ slug, folder, manifest }: FoundPlugin): void {
    const name = folder ?? manifest.name
    this.#faulty.push(name)
    const message = `Another plugin has the slug "${slug}" already; it is kept.`
    this.#options.book.report('discovery', name, new AppError('PLUGIN_SLUG_TAKEN', message))
  }

  /** Keeps what is as it was; what changed on the disk is taken down and found anew. */
  async #lifeOf(found: FoundPlugin): Promise<PluginLife> {
    const { roster, book, begin, takeDown } = this.#options
    await book.enter(found)
    const known = roster.life(found.slug)
    if (known === null) return begin(found)
    if (known.state.state === 'active' && isSame(known.found, found)) return known
    await takeDown(known)
    book.errors.clear(found.slug)
    known.replace(found)
    return known
  }
}

/** It was there a moment ago: its manifest broke, or its files are gone. */
function whyGone({ folder, manifest }: FoundPlugin, faults: readonly Fault[]): AppError {
  const fault = faults.find(({ name }) => folder !== null && name.startsWith(folder))
  if (fault?.error instanceof AppError) return fault.error
  const message = `Plugin ${manifest.name} is no longer found in ${folder ?? 'its place'}.`
  return new AppError('PLUGIN_MANIFEST_INVALID', message)
}

/** A folder of the configuration may be linked too. */
function isSeenAgain(kept: FoundPlugin, { origin, folder }: FoundPlugin): boolean {
  return kept.origin === 'linked' && origin !== 'linked' && kept.folder === folder
}

function isSame(before: FoundPlugin, after: FoundPlugin): boolean {
  return (
    before.origin === after.origin &&
    before.folder === after.folder &&
    JSON.stringify(before.manifest) === JSON.stringify(after.manifest)
  )
}
