/** One of the values of a choice. @since 1.0 */
export interface SettingChoice {
  value: string
  display_name: string
}

/**
 * A declared setting: `SETTINGS = { HOST: text({ name: 'Address', required: true }) }`. The type of its value follows from it.
 * @since 1.0
 */
export interface Setting<T> {
  readonly kind: 'text' | 'integer' | 'decimal' | 'boolean' | 'choice' | 'related'
  readonly name: string
  readonly description: string
  readonly units: string
  readonly default: T
  readonly required: boolean
  readonly protected: boolean
  readonly hidden: boolean
  readonly choices: readonly SettingChoice[]
  /** Lowest and highest value of numbers. */
  readonly min: number | null
  readonly max: number | null
  /** For `related`: the model the value is a pk of, e.g. `stocklocation`. */
  readonly model: string | null
  /** For `related`: which objects are offered, as query of the model's list. */
  readonly modelFilters: Readonly<Record<string, string>>
  /** Asked before a change is made; empty: nothing is asked. */
  readonly confirm: string
  /** Only for the type checker; never present at run time. */
  readonly value?: T
}

/** Declared settings by key. @since 1.0 */
// oxlint-disable-next-line typescript/no-explicit-any -- the value type differs per key; `this['SETTINGS'][K]` recovers it
export type Settings = Readonly<Record<string, Setting<any>>>

/** The values of declared settings by key. @since 1.0 */
export type SettingValues<S extends Settings> = { [K in keyof S]: NonNullable<S[K]['value']> | S[K]['default'] }

interface Common<T> {
  name: string
  description?: string
  units?: string
  default?: T
  required?: boolean
  protected?: boolean
  hidden?: boolean
  /** A question that is asked before a change is made. */
  confirm?: string
}

function setting<T>(
  kind: Setting<T>['kind'],
  empty: T,
  options: Common<T>,
  extra: Partial<Setting<T>> = {},
): Setting<T> {
  return {
    kind,
    name: options.name,
    description: options.description ?? '',
    units: options.units ?? '',
    default: options.default ?? empty,
    required: options.required ?? false,
    protected: options.protected ?? false,
    hidden: options.hidden ?? false,
    choices: [],
    min: null,
    max: null,
    model: null,
    modelFilters: {},
    confirm: options.confirm ?? '',
    ...extra,
  }
}

/** Free text. @since 1.0 */
export function text(options: Common<string>): Setting<string> {
  return setting('text', '', options)
}

/** A whole number. @since 1.0 */
export function integer(options: Common<number> & { min?: number; max?: number }): Setting<number> {
  return setting('integer', 0, options, { min: options.min ?? null, max: options.max ?? null })
}

/** A number with a fraction. @since 1.0 */
export function decimal(options: Common<number> & { min?: number; max?: number }): Setting<number> {
  return setting('decimal', 0, options, { min: options.min ?? null, max: options.max ?? null })
}

/** Yes or no. @since 1.0 */
export function boolean(options: Common<boolean>): Setting<boolean> {
  return setting('boolean', false, options)
}

/** One of a list. Give plain values, or value and label. @since 1.0 */
export function choice<const C extends readonly (string | SettingChoice)[]>(
  options: Common<string> & { choices: C },
): Setting<C[number] extends string ? C[number] : string> {
  const choices = options.choices.map((entry) =>
    typeof entry === 'string' ? { value: entry, display_name: entry } : entry,
  )
  const declared = setting<string>('choice', choices[0]?.value ?? '', options, { choices })
  return declared
}

/** The pk of an object of the station, or null. @since 1.0 */
export function related(
  options: Common<number | null> & { model: string; modelFilters?: Readonly<Record<string, string>> },
): Setting<number | null> {
  const { model, modelFilters = {} } = options
  return setting<number | null>('related', null, options, { model, modelFilters })
}

/** How an option says that it is a label printer of the station. @since 1.0 */
export const PRINTER_MODEL = 'labelprinter'

/**
 * A label printer of the station, for printing options: the host offers those that are there, the last used first, and asks
 * for the options of the chosen one beside it, in `driver_options`.
 * @since 1.0
 */
export function printer(options: Common<string>): Setting<string> {
  return setting('choice', '', options, { model: PRINTER_MODEL })
}
