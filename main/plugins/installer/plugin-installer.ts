import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError, messageOf } from '@scanbench/plugin'
import type { FoundCode } from '../discovery/find-code.ts'
import { packagePlugins } from './package-plugins.ts'
import type { FetchedPackage, FetchOrder } from './fetch-order.ts'
import { hideCredentials } from './hide-credentials.ts'
import { checkedName, parseReference, referenceText } from './package-reference.ts'
import type { PackageReference } from './package-reference.ts'
import type { OlderVersion } from './older-versions.ts'
import { PackageExchange } from './package-exchange.ts'
import type { Exchanged, ExchangeParts, ReadyPackage } from './package-exchange.ts'
import type { InstalledPackage } from './plugin-folder.ts'
import { checkTarball } from './tarball-check.ts'
import { Turns } from '../../waiting/turns.ts'

export interface InstallerEvents {
  publish(event: { type: 'plugin.progress'; data: { reference: string; line: string } }): void
}

interface Options extends ExchangeParts {
  /** Where packages come from, and what it wants to see first. */
  source: () => Promise<{ registry: string; token: string }>
  /** False: the configuration forbids it. */
  isAllowed: boolean
  fetch: (order: FetchOrder, tell: (line: string) => void, signal: AbortSignal) => Promise<FetchedPackage>
  events: InstallerEvents
}

/** Fetched and checked, and not yet in place: nothing of it has run. It is gone when it is disposed of. */
export interface PreparedPackage extends ReadyPackage, AsyncDisposable {
  sizeBytes: number
  plugins: readonly FoundCode[]
  output: string[]
}

export interface Installation extends Exchanged {
  /** What happened, line by line. */
  output: string[]
}

export interface RequirementResult {
  requirement: string
  /** Null: it was there already. */
  installed: Installation | null
  /** Empty when all went well. */
  problem: string
}

interface Fetching {
  staging: string
  signal: AbortSignal
  tell: (line: string) => void
}

/** Brings packages with plugins into the station and out of it. A failure leaves everything as it was. */
export class PluginInstaller implements AsyncDisposable {
  readonly #options: Options
  readonly #exchange: PackageExchange
  readonly #end = new AbortController()
  /** One package at a time. */
  readonly #turns = new Turns()

  constructor(options: Options) {
    this.#options = options
    this.#exchange = new PackageExchange(options)
  }

  get isAllowed(): boolean {
    return this.#options.isAllowed
  }

  /** Before plugins are looked for: ends what a crash cut off. */
  async start(): Promise<void> {
    await this.#options.folder.recover()
    await this.#options.older.tidy()
    this.#options.requirements.prepare()
  }

  /** New plugins stay off; those of a package that was there before go on with the new version. */
  async install(reference: PackageReference): Promise<Installation> {
    this.#demandAllowed()
    return this.#turns.run(async () => {
      await using prepared = await this.#prepare(reference, this.#end.signal)
      // Awaited here: what was prepared is gone as soon as this ends.
      return await this.#putInPlace(prepared)
    })
  }

  /** The first half of an installation, until nothing more can be found out without running it. */
  async prepare(reference: PackageReference, signal: AbortSignal): Promise<PreparedPackage> {
    this.#demandAllowed()
    return this.#prepare(reference, AbortSignal.any([signal, this.#end.signal]))
  }

  /** The second half. Its caller still disposes of what was prepared. */
  async finish(prepared: PreparedPackage): Promise<Installation> {
    this.#demandAllowed()
    return this.#turns.run(() => this.#putInPlace(prepared))
  }

  /** Keeps a package that somebody sent as a file, so that plugins.txt can name it. */
  async keepUpload(bytes: Uint8Array): Promise<PackageReference> {
    this.#demandAllowed()
    const spec = await this.#options.folder.keepUpload(bytes, async (file) => {
      const { manifest } = await checkTarball(file)
      const [name, version] = [checkedName(String(manifest['name'])), String(manifest['version'])]
      return `${name.replace('/', '+')}-${version.replace(/[^\w.+-]/g, '_')}.tgz`
    })
    return { kind: 'tarball', name: null, spec, registry: null }
  }

  /** Unless a package that is installed came from it. */
  async dropUpload({ spec }: PackageReference): Promise<void> {
    await this.#options.folder.dropUpload(spec)
  }

  /** A package that somebody sent as a file. */
  async installUpload(bytes: Uint8Array): Promise<Installation> {
    const reference = await this.keepUpload(bytes)
    try {
      return await this.install(reference)
    } catch (error) {
      await this.dropUpload(reference)
      throw error
    }
  }

  /** Again what was asked for at the installation: a newer version within the range. All packages without a name. */
  async update(name: string | null): Promise<RequirementResult[]> {
    const installed = [...this.#options.folder.installed()].filter(([known]) => name === null || known === name)
    if (name !== null && installed.length === 0)
      throw new AppError('NOT_FOUND', `The package ${name} is not installed.`)
    const results: RequirementResult[] = []
    for (const [, { requirement, registry }] of installed)
      results.push(await this.#attempt(requirement, () => parseReference(requirement, registry)))
    return results
  }

  /** A version that was here before takes the place of the present one, without any network. */
  async goBack(name: string, version: string): Promise<Installation> {
    this.#demandAllowed()
    return this.#turns.run(async () => {
      const { folder, older } = this.#options
      const before = older.of(name).find((known) => known.version === version)
      if (before === undefined) throw new AppError('NOT_FOUND', `Version ${version} of ${name} is not kept any more.`)
      await using staging = await folder.stage()
      const modules = join(staging.path, 'tree', 'node_modules')
      await cp(older.folderOf(before), join(modules, name), { recursive: true })
      return await this.#putInPlace({ reference: pinned(before), name, version, modules, output: [] })
    })
  }

  /** All of plugins.txt; what is there already by the same line stays as it is. */
  async installRequirements(): Promise<RequirementResult[]> {
    const { folder, requirements } = this.#options
    const present = new Set([...folder.installed().values()].map(lineOf))
    const results: RequirementResult[] = []
    for (const { text, reference } of requirements.list()) {
      if (present.has(text)) results.push({ requirement: hideCredentials(text), installed: null, problem: '' })
      else
        results.push(
          await this.#attempt(text, () => {
            if (reference instanceof Error) throw reference
            return reference
          }),
        )
    }
    return results
  }

  /** The packages there are, by name. */
  installed(): ReadonlyMap<string, InstalledPackage> {
    return this.#options.folder.installed()
  }

  /** While the station works already; what goes wrong is in the log. */
  installAtStart(): void {
    void this.installRequirements().catch((error: unknown) => {
      this.#options.log.error('The plugins of plugins.txt could not be looked at', { error })
    })
  }

  /** Takes a plugin's package away; its row and settings too unless they are to stay. */
  async uninstall(slug: string, { deleteConfig }: { deleteConfig: boolean }): Promise<void> {
    const { isAllowed } = this
    await this.#turns.run(() => this.#exchange.take(slug, { isAllowed, deleteConfig }))
  }

  /** What is being fetched is given up; what is being exchanged is finished. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort()
    await this.#turns.idle()
  }

  async #attempt(text: string, read: () => PackageReference): Promise<RequirementResult> {
    const requirement = hideCredentials(text)
    try {
      return { requirement, installed: await this.install(read()), problem: '' }
    } catch (error) {
      this.#options.log.warn('A plugin could not be installed', { requirement, error })
      return { requirement, installed: null, problem: hideCredentials(messageOf(error)) }
    }
  }

  async #prepare(reference: PackageReference, signal: AbortSignal): Promise<PreparedPackage> {
    const { folder, registry } = this.#options
    await using stack = new AsyncDisposableStack()
    const staging = stack.use(await folder.stage())
    const output: string[] = []
    const fetched = await this.#fetch(reference, {
      staging: staging.path,
      signal,
      tell: this.#teller(reference, output),
    })
    const modules = join(staging.path, 'tree', 'node_modules')
    const plugins = await packagePlugins(modules, fetched.name, registry)
    const kept = stack.move()
    return { ...fetched, reference, plugins, modules, output, [Symbol.asyncDispose]: () => kept.disposeAsync() }
  }

  async #putInPlace({ output, ...ready }: ReadyPackage & { output: string[] }): Promise<Installation> {
    return { ...(await this.#exchange.put(ready, this.#teller(ready.reference, output))), output }
  }

  #teller(reference: PackageReference, output: string[]): (line: string) => void {
    const shown = hideCredentials(referenceText(reference))
    return (line) => {
      output.push(line)
      this.#options.events.publish({ type: 'plugin.progress', data: { reference: shown, line } })
    }
  }

  #demandAllowed(): void {
    if (!this.#options.isAllowed) throw disabled('Plugin installation is disabled')
  }

  async #fetch(reference: PackageReference, { staging, signal, tell }: Fetching): Promise<FetchedPackage> {
    const { folder, source, fetch } = this.#options
    const usual = await source()
    const own = reference.registry
    const { registry, token } = own === null ? usual : { registry: own, token: '' }
    const plain = { ...reference, name: reference.kind === 'registry' ? reference.name : null }
    const fetched = await fetch(
      { spec: referenceText(plain), registry, token, staging, cache: folder.cache },
      tell,
      signal,
    )
    if (reference.name === null || reference.name === fetched.name) return fetched
    throw new AppError('PLUGIN_INSTALL_FAILED', `The package there is ${fetched.name} and not ${reference.name}.`)
  }
}

const lineOf = ({ requirement, registry }: { requirement: string; registry: string | null }): string =>
  registry === null ? requirement : `${requirement} --registry=${registry}`

/** Asks for exactly the version that was there. */
function pinned({ name, version, requirement, registry }: OlderVersion): PackageReference {
  const reference = parseReference(requirement, registry)
  return { ...reference, name, spec: reference.kind === 'registry' ? version : reference.spec }
}

function disabled(message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { non_field_errors: [message] } })
}
