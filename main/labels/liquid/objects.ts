import type { LabelFilter } from './filter-arguments.ts'
import { textOf } from './filter-arguments.ts'

/** The parameter of an object with a name, whatever the case of its letters. */
function parameterOf(input: unknown, name: unknown): unknown {
  const parameters = valueAt(input, 'parameters') ?? input
  const wanted = textOf(name).toLowerCase()
  if (Array.isArray(parameters)) return parameters.find((one) => nameOf(one).toLowerCase() === wanted) ?? null
  if (typeof parameters !== 'object' || parameters === null) return null
  return Object.entries(parameters).find(([key]) => key.toLowerCase() === wanted)?.[1] ?? null
}

function valueAt(input: unknown, key: string): unknown {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, key)
    ? (input as Record<string, unknown>)[key]
    : undefined
}

function nameOf(parameter: unknown): string {
  return textOf(valueAt(parameter, 'name') ?? valueAt(valueAt(parameter, 'template_detail'), 'name'))
}

function parameterValue(input: unknown, name: unknown, otherwise: unknown): unknown {
  const found = parameterOf(input, name)
  const value =
    typeof found === 'object' && found !== null ? (valueAt(found, 'value') ?? valueAt(found, 'data')) : found
  return value ?? otherwise ?? null
}

export const OBJECT_FILTERS: Readonly<Record<string, LabelFilter>> = {
  parameter: (input, { values }) => parameterOf(input, values[0]),
  part_parameter: (input, { values }) => parameterOf(input, values[0]),
  parameter_value: (input, { values, named }) => parameterValue(input, values[0], values[1] ?? named['backup_value']),
}
