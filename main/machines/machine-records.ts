import type { BaseDriver, BaseMachineType } from '@scanbench/plugin/machine'
import type { Machine, MachineDriver, MachineType } from '../records/machine-records.ts'
import type { MachineConfig } from './machine-configs.ts'
import type { MachineCatalogue, Provided, Provider } from './drivers/machine-catalogue.ts'

/** A machine whose type is not here: known, and nothing more. */
export function recordWithoutType(config: MachineConfig, catalogue: MachineCatalogue, since: string): Machine {
  const error = `Machine type '${config.machine_type}' not found`
  return {
    ...config,
    initialized: false,
    status: -1,
    status_model: null,
    status_text: `${error}. Turn on the plugin that brings it, or remove this machine.`,
    machine_errors: [error],
    is_driver_available: catalogue.drivers.has(config.driver),
    restart_required: false,
    location: null,
    fix_command: null,
    properties: [],
    simulated: false,
    status_since: since,
    status_label: 'Not loaded',
    status_color: 'secondary',
    conditions: [],
    commands: [],
    abilities: [],
  }
}

export function typeRecord({ entry, provider }: Provided<BaseMachineType>): MachineType {
  return providedRecord(entry, provider)
}

export function driverRecord({ entry, provider }: Provided<BaseDriver>, catalogue: MachineCatalogue): MachineDriver {
  const hasType = catalogue.types.has(entry.MACHINE_TYPE)
  return {
    ...providedRecord(entry, provider),
    machine_type: entry.MACHINE_TYPE,
    driver_errors: hasType ? [] : [`Machine type '${entry.MACHINE_TYPE}' not found`],
  }
}

/** Classes do not know their file; the plugin that brings them is what a person can act on. */
function providedRecord(entry: BaseMachineType | BaseDriver, { slug, name, pk, isBuiltin }: Provider): MachineType {
  return {
    slug: entry.SLUG,
    name: entry.NAME,
    description: entry.DESCRIPTION,
    provider_file: slug,
    provider_plugin: { slug, name, pk },
    is_builtin: isBuiltin,
  }
}

export interface MachineFilters {
  name?: string | undefined
  initialized?: boolean | undefined
  status?: number | undefined
  machine_type?: string | undefined
  driver?: string | undefined
  active?: boolean | undefined
}

interface Selection {
  filters: MachineFilters
  /** Terms that must all be in the name. */
  search: readonly string[]
  ordering: readonly string[]
  limit: number | null
  offset: number
}

const ORDERINGS = ['name', 'machine_type', 'driver', 'active'] as const
const DEFAULT_ORDERING = ['-active', 'machine_type', 'name']

/** A workstation has a handful of machines: they are chosen from in memory. */
export function selectMachines(machines: readonly Machine[], selection: Selection) {
  const { filters, search, limit, offset } = selection
  const keys = selection.ordering.filter((key) => ORDERINGS.some((name) => name === key.replace(/^-/, '')))
  const found = machines
    .filter((machine) => Object.entries(filters).every(([key, value]) => isSame(machine, key, value)))
    .filter(({ name }) => search.every((term) => name.toLowerCase().includes(term.toLowerCase())))
    .toSorted((a, b) => compareBy(keys.length > 0 ? keys : DEFAULT_ORDERING, a, b))
  return { count: found.length, results: found.slice(offset, limit === null ? undefined : offset + limit) }
}

function isSame(machine: Machine, key: string, value: unknown): boolean {
  return value === undefined || Reflect.get(machine, key) === value
}

function compareBy(keys: readonly string[], a: Machine, b: Machine): number {
  for (const key of [...keys, 'pk']) {
    const field = key.replace(/^-/, '')
    const order = String(Reflect.get(a, field)).localeCompare(String(Reflect.get(b, field)))
    if (order !== 0) return key.startsWith('-') ? -order : order
  }
  return 0
}
