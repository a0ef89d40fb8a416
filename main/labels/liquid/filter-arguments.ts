import type { TemplateHost } from './template-host.ts'

/** What stands behind the colon of a filter: values in order, and values with names. */
export interface FilterArguments {
  values: unknown[]
  named: Readonly<Record<string, unknown>>
}

/** LiquidJS gives named arguments as pairs among the others. */
export function readArguments(given: readonly unknown[]): FilterArguments {
  const pairs = given.filter(isPair)
  return { values: given.filter((one) => !isPair(one)), named: Object.fromEntries(pairs) }
}

function isPair(value: unknown): value is [string, unknown] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string'
}

export function wholeNumber(value: unknown, otherwise: number): number {
  const number = Number(value)
  return value === undefined || value === null || !Number.isInteger(number) ? otherwise : number
}

export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

export type LabelFilter = (input: unknown, given: FilterArguments, host: TemplateHost) => unknown

export function isNothing(value: unknown): value is null | undefined | '' {
  return value === null || value === undefined || value === ''
}
