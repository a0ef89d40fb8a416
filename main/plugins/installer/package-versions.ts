import { messageOf } from '@scanbench/plugin'
import type { PackageVersions as VersionsRecord } from '../../records/plugin-records.ts'
import type { PublishedVersions, VersionsOrder } from './fetch-order.ts'
import { hideCredentials } from './hide-credentials.ts'
import { isNewer } from './newer-version.ts'
import type { OlderVersions } from './older-versions.ts'
import { parseReference } from './package-reference.ts'
import type { InstalledPackage, PluginFolder } from './plugin-folder.ts'

interface Options {
  folder: Pick<PluginFolder, 'installed' | 'cache'>
  older: OlderVersions
  /** The registry of the station. */
  source: () => Promise<{ registry: string; token: string }>
  ask: (order: VersionsOrder, signal: AbortSignal) => Promise<PublishedVersions>
  /** False: registries are asked only when a person wants it. */
  isAskedUnbidden: () => Promise<boolean>
  clock: () => Date
}

interface Answer {
  /** What was asked for; another question makes the answer worthless. */
  question: string
  at: string
  published: PublishedVersions | null
  problem: string
}

const FRESH_MS = 60 * 60_000

/** Which other versions of the installed packages there are: published ones, and those that were here before. */
export class PackageVersions implements AsyncDisposable {
  readonly #options: Options
  readonly #answers = new Map<string, Answer>()
  readonly #end = new AbortController()
  #asking: Promise<void> = Promise.resolve()
  #waiting = 0

  constructor(options: Options) {
    this.#options = options
  }

  /**
   * What is known, at once: registries that were not asked within the hour are asked meanwhile. `anew` asks them
   * whatever they said before, and waits for it.
   */
  async list({ anew }: { anew: boolean }): Promise<VersionsRecord[]> {
    if (anew) await this.#askInTurn(true)
    else if (this.#isStale() && this.#waiting === 0 && (await this.#options.isAskedUnbidden()))
      void this.#askInTurn(false)
    return [...this.#options.folder.installed()].map(([name, installed]) => this.#record(name, installed))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort()
    await this.#asking
  }

  #askInTurn(anew: boolean): Promise<void> {
    this.#waiting += 1
    this.#asking = this.#asking.then(() => this.#askAll(anew)).finally(() => (this.#waiting -= 1))
    return this.#asking
  }

  async #askAll(anew: boolean): Promise<void> {
    for (const [name, installed] of this.#listed())
      if (anew || !this.#isFresh(name, installed)) await this.#ask(name, installed)
  }

  #listed(): [string, InstalledPackage][] {
    return [...this.#options.folder.installed()].filter(([, installed]) => rangeOf(installed) !== null)
  }

  #isStale(): boolean {
    return this.#listed().some(([name, installed]) => !this.#isFresh(name, installed))
  }

  async #ask(name: string, installed: InstalledPackage): Promise<void> {
    const { folder, source, ask, clock } = this.#options
    const own = installed.registry
    const { registry, token } = own === null ? await source() : { registry: own, token: '' }
    const order = { name, range: rangeOf(installed) ?? '', registry, token, cache: folder.cache }
    const answer = { question: questionOf(installed), published: null, problem: '' }
    try {
      const published = await ask(order, this.#end.signal)
      this.#answers.set(name, { ...answer, at: clock().toISOString(), published })
    } catch (error) {
      this.#answers.set(name, { ...answer, at: clock().toISOString(), problem: hideCredentials(messageOf(error)) })
    }
  }

  /** What fits depends on what was asked for; all else stays true of another question. */
  #answer(name: string, installed: InstalledPackage): Answer | null {
    const answer = this.#answers.get(name) ?? null
    if (answer?.question === questionOf(installed) || answer === null) return answer
    return { ...answer, published: answer.published && { ...answer.published, fitting: null } }
  }

  #isFresh(name: string, installed: InstalledPackage): boolean {
    const answer = this.#answers.get(name)
    return (
      answer?.question === questionOf(installed) && this.#options.clock().getTime() - Date.parse(answer.at) < FRESH_MS
    )
  }

  #record(name: string, installed: InstalledPackage): VersionsRecord {
    const { older } = this.#options
    const answer = this.#answer(name, installed)
    const { newest = null, fitting = null, versions = [] } = answer?.published ?? {}
    const newer = (version: string | null) => (version !== null && isNewer(version, installed.version) ? version : null)
    return {
      name,
      version: installed.version,
      requirement: hideCredentials(installed.requirement),
      is_listed: rangeOf(installed) !== null,
      update: newer(fitting),
      newest: newer(newest),
      published: versions.map(({ version, publishedAt }) => ({ version, published_at: publishedAt })),
      older: older.of(name).map((one) => ({ version: one.version, kept_until: older.keptUntil(one) })),
      is_asking: this.#waiting > 0,
      checked_at: answer?.at ?? null,
      problem: answer?.problem ?? '',
    }
  }
}

const questionOf = ({ requirement, registry }: InstalledPackage): string => `${requirement} ${registry ?? ''}`

/** Which versions were asked for; null for a file, a folder or an address, of which nobody lists other versions. */
function rangeOf({ requirement, registry }: InstalledPackage): string | null {
  const { kind, spec } = parseReference(requirement, registry)
  return kind === 'registry' ? spec : null
}
