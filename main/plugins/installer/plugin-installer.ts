import { join } from 'node:path'
import { AppError, messageOf } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import type { PluginRecord } from '../../records/plugin-records.ts'
import { isConsentMissing } from '../life/consent.ts'
import type { FoundCode } from '../discovery/find-code.ts'
import type { SlugOwners } from './package-plugins.ts'
import { packagePlugins } from './package-plugins.ts'
import type { FetchedPackage, FetchOrder } from './fetch-order.ts'
import { hideCredentials } from './hide-credentials.ts'
import { checkedName, parseReference, referenceText } from './package-reference.ts'
import type { PackageReference } from './package-reference.ts'
import type { InstalledPackage, PluginFolder } from './plugin-folder.ts'
import type { RequirementsFile } from './requirements-file.ts'
import { checkTarball } from './tarball-check.ts'
import { uninstallObstacle } from './uninstall-obstacle.ts'
import { Turns } from '../../waiting/turns.ts'

export interface InstallerRegistry extends SlugOwners {
  list(): Promise<PluginRecord[]>
  record(slug: string): Promise<PluginRecord>
  collect(): Promise<void>
  reloadOne(slug: string): Promise<void>
  remove(slug: string): Promise<void>
}

export interface InstallerEvents {
  publish(event: { type: 'plugin.progress'; data: { reference: string; line: string } }): void
}

interface Options {
  folder: PluginFolder
  requirements: RequirementsFile
  registry: InstallerRegistry
  /** Where packages come from, and what it wants to see first. */
  source: () => Promise<{ registry: string; token: string }>
  /** False: the configuration forbids it. */
  isAllowed: boolean
  fetch: (order: FetchOrder, tell: (line: string) => void, signal: AbortSignal) => Promise<FetchedPackage>
  events: InstallerEvents
  log: Logger
}

/** Fetched and checked, and not yet in place: nothing of it has run. It is gone when it is disposed of. */
export interface PreparedPackage extends AsyncDisposable {
  reference: PackageReference
  fetched: FetchedPackage
  plugins: readonly FoundCode[]
  /** The folder that holds it. */
  modules: string
  output: string[]
}

export interface Installation extends Pick<FetchedPackage, 'name' | 'version'> {
  /** Slugs of the plugins it brought; new ones are off. */
  plugins: string[]
  /** Slugs of plugins that were on and ask for more than was accepted: they wait for a person. */
  waiting: string[]
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
  readonly #end = new AbortController()
  /** One package at a time. */
  readonly #turns = new Turns()

  constructor(options: Options) {
    this.#options = options
  }

  get isAllowed(): boolean {
    return this.#options.isAllowed
  }

  /** Before plugins are looked for: ends what a crash cut off. */
  async start(): Promise<void> {
    await this.#options.folder.recover()
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
    await this.#turns.run(() => this.#uninstall(slug, deleteConfig))
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
    return { reference, fetched, plugins, modules, output, [Symbol.asyncDispose]: () => kept.disposeAsync() }
  }

  /** What was so when it was prepared is looked at again: a slug may be taken by now. */
  async #putInPlace({ reference, fetched, modules, output }: PreparedPackage): Promise<Installation> {
    const { registry, log } = this.#options
    const tell = this.#teller(reference, output)
    const code = await packagePlugins(modules, fetched.name, registry)
    const plugins = code.map(({ slug }) => slug)
    tell(`Loading ${plugins.join(', ')}`)
    const refusals = await this.#exchange(fetched.name, join(modules, fetched.name), plugins)
    await this.#note(reference, fetched)
    for (const { message } of refusals.values()) tell(message)
    const what = `Installed ${fetched.name} ${fetched.version} with ${plugins.join(', ')}`
    tell(what)
    log.info(what)
    const { name, version } = fetched
    return { name, version, plugins, waiting: [...refusals.keys()], output }
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

  /**
   * From here on plugins notice. If one that was on does not start again, the version before comes back. One that asks
   * for more than was accepted waits instead; those are the answer.
   */
  async #exchange(name: string, finished: string, plugins: readonly string[]): Promise<ReadonlyMap<string, AppError>> {
    const refusals = new Map<string, AppError>()
    const { folder, registry } = this.#options
    const wereOn = await this.#activePluginsOf(name)
    const replacement = await folder.put(name, finished)
    try {
      for (const slug of wereOn.filter((known) => plugins.includes(known))) {
        try {
          await registry.reloadOne(slug)
        } catch (error) {
          if (!isConsentMissing(error)) throw error
          refusals.set(slug, error)
        }
      }
      await registry.collect()
    } catch (error) {
      await replacement.undo()
      for (const slug of wereOn) await registry.reloadOne(slug)
      const why = `The new version does not start, so the one before came back: ${messageOf(error)}`
      throw new AppError('PLUGIN_INSTALL_FAILED', why)
    }
    await replacement.keep()
    return refusals
  }

  async #note(reference: PackageReference, { name, version }: FetchedPackage): Promise<void> {
    const { folder, requirements } = this.#options
    const requirement = referenceText({ ...reference, name })
    requirements.put(name, requirement, reference.registry)
    await folder.note(name, { version, requirement, registry: reference.registry })
  }

  async #uninstall(slug: string, deleteConfig: boolean): Promise<void> {
    const { folder, registry, requirements, log } = this.#options
    const record = await registry.record(slug)
    const name = record.package_name ?? ''
    const obstacle = uninstallObstacle({
      record,
      isAllowed: this.#options.isAllowed,
      isThere: name !== '' && folder.has(name),
      othersOn: (await this.#activePluginsOf(name)).filter((other) => other !== slug),
    })
    if (obstacle !== null) throw new AppError('INVALID_INPUT', obstacle, { details: { detail: obstacle } })
    const removed = (await registry.list()).filter(({ package_name }) => package_name === name)
    const aside = await folder.take(name)
    try {
      await registry.collect()
    } catch (error) {
      await aside.undo()
      throw error
    }
    requirements.remove(name)
    await folder.note(name, null)
    if (deleteConfig) for (const { key } of removed) await registry.remove(key)
    await aside.keep()
    log.info(`Uninstalled ${name}`, { plugin: slug })
  }

  async #activePluginsOf(name: string): Promise<string[]> {
    const records = await this.#options.registry.list()
    return records.filter(({ package_name, active }) => package_name === name && active).map(({ key }) => key)
  }
}

const lineOf = ({ requirement, registry }: { requirement: string; registry: string | null }): string =>
  registry === null ? requirement : `${requirement} --registry=${registry}`

function disabled(message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { non_field_errors: [message] } })
}
