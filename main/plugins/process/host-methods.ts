import { AppError, type Plugin, type StationClient } from '@scanbench/plugin'
import type { PluginHost } from '@scanbench/plugin/host'
import type { MachineChoice } from '@scanbench/plugin/machine'
import { AppMixin } from '@scanbench/plugin/mixins'
import type { PermissionKey } from '../manifests/permissions.ts'
import { slugify } from '../discovery/slug.ts'
import { describePlugin } from './describe-plugin.ts'
import { read, type StationRequest, type TableRequest } from './host-requests.ts'
import type { FoundDescription, HostMethods, HostNotices, MachineSnapshot } from './process-contract.ts'

export interface OtherPlugins {
  get(slug: string): Plugin | null
  withMixin(key: string): readonly Plugin[]
}

interface Options {
  slug: string
  permissions: readonly PermissionKey[]
  host: PluginHost
  /** The door, with the rights of the manifest and of whoever stands behind this call. */
  stationOf: (call: number | null) => StationClient
  /** The stand-in, to which the plugin's tables are attached. */
  plugin: () => Plugin
  others: OtherPlugins
  machine: (pk: string, work: unknown) => Promise<unknown>
  machines: (driver: string, choice: MachineChoice) => Promise<MachineSnapshot[]>
}

/** The process sends what it likes. */
type Untrusted<M> = { [K in keyof M]: (parameters: unknown) => M[K] extends (...given: never) => infer R ? R : never }

/** What the station does for the process of one plugin. */
export function hostMethods(options: Options): Untrusted<HostMethods> {
  const { slug, permissions, host, stationOf, plugin, others, machine, machines } = options
  return {
    async station(parameters) {
      const request = read.station(parameters)
      return ask(stationOf(request.call), request)
    },
    async getSetting(parameters) {
      const { key, user } = read.getSetting(parameters)
      return user === null ? host.settings.get(key) : host.userSettings.get(user, key)
    },
    async setSetting(parameters) {
      const { key, user, value } = read.setSetting(parameters)
      await (user === null ? host.settings.set(key, value) : host.userSettings.set(user, key, value))
    },
    table: async (parameters) => tableWork(plugin(), read.table(parameters)),
    async getPlugin(parameters) {
      const other = others.get(read.word(parameters))
      return other === null ? null : found(other)
    },
    withMixin: async (parameters) => others.withMixin(read.word(parameters)).map(found),
    async callPlugin(parameters) {
      const wanted = read.callPlugin(parameters)
      if (!permissions.includes('plugins:call'))
        throw new AppError('PLUGIN_DENIED', `The manifest of '${slug}' lacks "plugins:call".`)
      const other = others.get(wanted.slug)
      if (other === null) throw new AppError('NOT_FOUND', `There is no active plugin "${wanted.slug}".`)
      return callOther(other, wanted.member, wanted.given)
    },
    async machine(parameters) {
      const { pk, work } = read.machine(parameters)
      return machine(pk, work)
    },
    async machines(parameters) {
      const { driver, choice } = read.machines(parameters)
      return machines(driver, choice)
    },
  }
}

export function hostNotices({ slug, host }: Pick<Options, 'slug' | 'host'>): Untrusted<HostNotices> {
  return {
    log(parameters) {
      const { level, message, details } = read.log(parameters)
      host.log[level](message, { ...details, plugin: slug })
    },
  }
}

async function ask(station: StationClient, { verb, path, given }: StationRequest): Promise<unknown> {
  if (verb !== 'get') return station[verb](path, given)
  if (typeof given !== 'object' || given === null) return station.get(path)
  return station.get(path, Object.fromEntries(Object.entries(given).map(([key, value]) => [key, queryValue(value)])))
}

function queryValue(value: unknown): string | number | boolean {
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}

async function tableWork(plugin: Plugin, work: TableRequest): Promise<unknown> {
  if (!(plugin instanceof AppMixin)) throw new AppError('PLUGIN_DENIED', 'Only a plugin with AppMixin has tables.')
  const { database } = plugin
  switch (work.kind) {
    case 'all':
      return database.all(work.sql, work.parameters)
    case 'run':
      return database.run(work.sql, work.parameters)
    default:
      return database.batch(work.statements)
  }
}

function found(plugin: Plugin): FoundDescription {
  return { slug: slugify(plugin.SLUG ?? plugin.NAME), ...describePlugin(plugin) }
}

/** Only what the other plugin's author wrote: its settings and its rights stay its own. */
async function callOther(other: Plugin, member: string, given: readonly unknown[]): Promise<unknown> {
  const method: unknown = describePlugin(other).methods.includes(member) ? Reflect.get(other, member) : undefined
  if (typeof method !== 'function') throw new AppError('NOT_FOUND', `${other.NAME} has no method ${member}().`)
  return Reflect.apply(method, other, given)
}
