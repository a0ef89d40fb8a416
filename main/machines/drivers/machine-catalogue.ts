import { messageOf } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import { BarcodeScannerDriver, BaseDriver, BaseMachineType, LabelPrinterDriver } from '@scanbench/plugin/machine'
import type { MachineDriverMixin } from '@scanbench/plugin/mixins'
import { within } from '../../waiting/within.ts'

/** The plugin that brought a type or a driver. */
export interface Provider {
  slug: string
  name: string
  pk: number | null
  isBuiltin: boolean
}

export interface MachinePlugin {
  plugin: MachineDriverMixin
  provider: Provider
}

export interface Provided<T> {
  entry: T
  provider: Provider
}

/** Every type and driver that the active plugins bring, and what was wrong with the others. */
export interface MachineCatalogue {
  types: ReadonlyMap<string, Provided<BaseMachineType>>
  drivers: ReadonlyMap<string, Provided<BaseDriver>>
  errors: readonly string[]
}

export const EMPTY_CATALOGUE: MachineCatalogue = { types: new Map(), drivers: new Map(), errors: [] }

const GIVE_WITHIN_MS = 10_000

type Instance = BaseMachineType | BaseDriver

interface Kind<T extends Instance> {
  title: string
  base: abstract new () => T
  attributes: readonly string[]
  /** Methods that the class must bring, beyond what the compiler demands of TypeScript authors. */
  methods(entry: T): readonly string[]
  given(plugin: MachineDriverMixin): Promise<unknown[]>
}

const TYPES: Kind<BaseMachineType> = {
  title: 'machine type',
  base: BaseMachineType,
  attributes: ['SLUG', 'NAME', 'DESCRIPTION', 'BASE_DRIVER', 'MACHINE_STATUS', 'STATUS_MODEL', 'DEFAULT_STATUS'],
  methods: () => [],
  given: (plugin) => plugin.getMachineTypes(),
}

const DRIVERS: Kind<BaseDriver> = {
  title: 'driver',
  base: BaseDriver,
  attributes: ['SLUG', 'NAME', 'DESCRIPTION', 'MACHINE_TYPE'],
  methods: (entry) => [
    'connection',
    ...METHODS.filter(([base]) => entry instanceof base).flatMap(([, names]) => names),
  ],
  given: (plugin) => plugin.getMachineDrivers(),
}

const METHODS: readonly (readonly [abstract new () => BaseDriver, readonly string[]])[] = [
  [BarcodeScannerDriver, ['createFramer']],
  [LabelPrinterDriver, ['dotsPerMm', 'encode', 'decode']],
]

/** Asks each plugin in turn; what one of them does wrong is noted and hurts no other. */
export async function readCatalogue(
  plugins: readonly MachinePlugin[],
  before: MachineCatalogue,
  log: Logger,
): Promise<MachineCatalogue> {
  const errors: string[] = []
  const types = await collect(TYPES, plugins, before.types, errors)
  const drivers = await collect(DRIVERS, plugins, before.drivers, errors)
  for (const error of errors) log.error(error)
  return { types, drivers, errors }
}

async function collect<T extends Instance>(
  kind: Kind<T>,
  plugins: readonly MachinePlugin[],
  before: ReadonlyMap<string, Provided<T>>,
  errors: string[],
): Promise<ReadonlyMap<string, Provided<T>>> {
  const found = new Map<string, Provided<T>>()
  const known = [...before.values()].map(({ entry }) => entry)
  for (const { plugin, provider } of plugins) {
    for (const given of await givenBy(kind, plugin, provider, errors)) {
      const entry = instanceOf(kind, given, known)
      const problem = typeof entry === 'string' ? entry : problemOf(kind, entry, found)
      if (problem !== null) errors.push(`${problem} (plugin '${provider.slug}')`)
      else if (typeof entry !== 'string') found.set(entry.SLUG, { entry, provider })
    }
  }
  return found
}

async function givenBy<T extends Instance>(
  kind: Kind<T>,
  plugin: MachineDriverMixin,
  provider: Provider,
  errors: string[],
): Promise<unknown[]> {
  try {
    return await within(kind.given(plugin), GIVE_WITHIN_MS, 'The plugin')
  } catch (error) {
    errors.push(`The plugin '${provider.slug}' failed to give its ${kind.title}s: ${messageOf(error)}`)
    return []
  }
}

/** The same class keeps its instance, so that machines do not notice a reload that does not concern them. */
function instanceOf<T extends Instance>(kind: Kind<T>, given: unknown, known: readonly T[]): T | string {
  if (!isClassOf(given, kind.base)) return `INVE-E12: Ignored ${describe(given)}: it is no ${kind.title} class`
  try {
    return known.find((entry) => entry.constructor === given) ?? new given()
  } catch (error) {
    return `${kind.title} '${given.name}' could not be made: ${messageOf(error)}`
  }
}

function isClassOf<T>(given: unknown, base: abstract new () => T): given is new () => T {
  return typeof given === 'function' && base.isPrototypeOf(given)
}

function problemOf<T extends Instance>(kind: Kind<T>, entry: T, found: ReadonlyMap<string, unknown>): string | null {
  const lacking = kind.attributes.filter((name) => isMissing(Reflect.get(entry, name)))
  const unwritten = kind.methods(entry).filter((name) => typeof Reflect.get(entry, name) !== 'function')
  const faults = [
    ...(lacking.length > 0 ? [`did not provide the following attributes: ${lacking.join(', ')}`] : []),
    ...(unwritten.length > 0 ? [`did not override the required attributes: ${unwritten.join(', ')}`] : []),
  ]
  if (faults.length > 0) return `${kind.title} '${entry.constructor.name}' ${faults.join(' and ')}`
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(entry.SLUG))
    return `${kind.title} '${entry.SLUG}': a slug is made of a-z, 0-9 and -`
  return found.has(entry.SLUG) ? `Cannot re-register ${kind.title} '${entry.SLUG}'` : null
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function describe(given: unknown): string {
  return typeof given === 'function' ? `'${given.name}'` : JSON.stringify(given)
}
