import { join } from 'node:path'
import { AppError, messageOf } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import type { PluginRecord } from '../../records/plugin-records.ts'
import { isConsentMissing } from '../life/consent.ts'
import type { OlderVersions } from './older-versions.ts'
import type { SlugOwners } from './package-plugins.ts'
import { packagePlugins } from './package-plugins.ts'
import { referenceText } from './package-reference.ts'
import type { PackageReference } from './package-reference.ts'
import type { PluginFolder } from './plugin-folder.ts'
import type { RequirementsFile } from './requirements-file.ts'
import { uninstallObstacle } from './uninstall-obstacle.ts'

export interface InstallerRegistry extends SlugOwners {
  list(): Promise<PluginRecord[]>
  record(slug: string): Promise<PluginRecord>
  collect(): Promise<void>
  reloadOne(slug: string): Promise<void>
  remove(slug: string): Promise<void>
}

export interface ExchangeParts {
  folder: PluginFolder
  older: OlderVersions
  requirements: RequirementsFile
  registry: InstallerRegistry
  log: Logger
}

/** A package that lies ready in a folder of its own. */
export interface ReadyPackage {
  reference: PackageReference
  name: string
  version: string
  /** The folder that holds it. */
  modules: string
}

export interface Exchanged {
  name: string
  version: string
  /** Slugs of the plugins it brought; new ones are off. */
  plugins: string[]
  /** Slugs of plugins that were on and ask for more than was accepted: they wait for a person. */
  waiting: string[]
}

/** Puts packages that lie ready in their place and takes them away: the steps that plugins notice. */
export class PackageExchange {
  readonly #parts: ExchangeParts

  constructor(parts: ExchangeParts) {
    this.#parts = parts
  }

  /** What was so when it was made ready is looked at again: a slug may be taken by now. */
  async put({ reference, name, version, modules }: ReadyPackage, tell: (line: string) => void): Promise<Exchanged> {
    const { registry, log } = this.#parts
    const code = await packagePlugins(modules, name, registry)
    const plugins = code.map(({ slug }) => slug)
    tell(`Loading ${plugins.join(', ')}`)
    const refusals = await this.#replace({ name, version, finished: join(modules, name), plugins })
    await this.#note(reference, { name, version })
    for (const { message } of refusals.values()) tell(message)
    const what = `Installed ${name} ${version} with ${plugins.join(', ')}`
    tell(what)
    log.info(what)
    return { name, version, plugins, waiting: [...refusals.keys()] }
  }

  /** Takes the package of a plugin away; rows and settings too unless they are to stay. */
  async take(slug: string, { isAllowed, deleteConfig }: { isAllowed: boolean; deleteConfig: boolean }): Promise<void> {
    const { folder, older, registry, requirements, log } = this.#parts
    const record = await registry.record(slug)
    const name = record.package_name ?? ''
    const obstacle = uninstallObstacle({
      record,
      isAllowed,
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
    await older.forget(name)
    log.info(`Uninstalled ${name}`, { plugin: slug })
  }

  /**
   * From here on plugins notice. If one that was on does not start again, the version before comes back. One that asks
   * for more than was accepted waits instead; those are the answer.
   */
  async #replace({ name, version, finished, plugins }: Replacing): Promise<ReadonlyMap<string, AppError>> {
    const refusals = new Map<string, AppError>()
    const { folder, registry } = this.#parts
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
    await replacement.keep((before) => this.#keepOlder(name, version, before))
    return refusals
  }

  async #keepOlder(name: string, version: string, before: string): Promise<void> {
    const { folder, older, log } = this.#parts
    const installed = folder.installed().get(name)
    try {
      await older.forget(name, version)
      if (installed !== undefined && installed.version !== version) await older.keep(name, installed, before)
    } catch (error) {
      // The new version is in place and works: an older one less is no reason to take it back.
      log.warn('The version before could not be kept', { package: name, error })
    }
  }

  async #note(reference: PackageReference, { name, version }: { name: string; version: string }): Promise<void> {
    const { folder, requirements } = this.#parts
    const requirement = referenceText({ ...reference, name })
    requirements.put(name, requirement, reference.registry)
    await folder.note(name, { version, requirement, registry: reference.registry })
  }

  async #activePluginsOf(name: string): Promise<string[]> {
    const records = await this.#parts.registry.list()
    return records.filter(({ package_name, active }) => package_name === name && active).map(({ key }) => key)
  }
}

interface Replacing {
  name: string
  version: string
  /** The folder of the package, whole. */
  finished: string
  plugins: readonly string[]
}
