import { AppError } from '@scanbench/plugin'

const DEEPEST = 100

/**
 * What came from a process that is not trusted, rebuilt of plain data alone: no own `__proto__`, no holes that take hours to
 * walk over, nothing deeper than anybody needs. Dates and bytes stay what they are.
 */
export function plainValue(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEEPEST) throw malformed('is nested too deeply, or contains itself')
  if (value instanceof Date || ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value
  if (Array.isArray(value)) return plainArray(value, depth)
  if (value instanceof Map) return new Map(plainArray([...value], depth) as [unknown, unknown][])
  if (value instanceof Set) return new Set(plainArray([...value], depth))
  if (value instanceof Error) return { name: value.name, message: value.message }
  if (Object.getPrototypeOf(value) !== Object.prototype) throw malformed('is no plain data')
  return plainObject(value, depth)
}

function plainArray(values: readonly unknown[], depth: number): unknown[] {
  if (Object.keys(values).length !== values.length) throw malformed('has an array with holes')
  return values.map((each) => plainValue(each, depth + 1))
}

function plainObject(value: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__')
  return Object.fromEntries(entries.map(([key, each]) => [key, plainValue(each, depth + 1)]))
}

function malformed(what: string): AppError {
  return new AppError('MIXIN_INVALID', `What the plugin gave ${what}. Give plain values.`)
}
