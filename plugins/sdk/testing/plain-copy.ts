import { MixinImplementationError } from '../errors.ts'

/**
 * A copy of a value as it arrives in another process. Throws MIXIN_INVALID for what cannot go there, such as functions and
 * objects of classes, with the place where it stands.
 * @example
 * plainCopy({ pk: 1, when: () => {} }, 'scan()') // throws: scan() gave a function at .when
 * @since 1.0
 */
export function plainCopy<T>(value: T, what: string): T {
  return copyOf(value, { what, path: '', above: [] }) as T
}

interface Place {
  what: string
  path: string
  /** The objects around this one: a circle cannot be drawn as plain data. */
  above: readonly object[]
}

function copyOf(value: unknown, place: Place): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw refused(`a ${typeof value}`, place)
  if (typeof value !== 'object' || value === null) return value
  if (place.above.includes(value)) throw refused('an object that contains itself', place)
  const inside = (path: string): Place => ({ ...place, path: place.path + path, above: [...place.above, value] })
  if (Array.isArray(value)) return value.map((entry, index) => copyOf(entry, inside(`[${index}]`)))
  if (value instanceof Uint8Array) return value.slice()
  if (value instanceof Date) return new Date(value)
  if (!isPlain(value)) throw refused(`an object of class ${value.constructor.name}`, place)
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copyOf(entry, inside(`.${key}`))]))
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function refused(found: string, { what, path }: Place): MixinImplementationError {
  const where = path === '' ? '' : ` at ${path}`
  return new MixinImplementationError(
    `${what} gave ${found}${where}. Give plain data: the plugin may run in a process of its own.`,
  )
}
