import { z } from '@hono/zod-openapi'

/**
 * Values as InvenTree's clients send them: numbers as text, booleans in many spellings, empty text for null.
 * Used for path, query and body alike.
 */
const TRUE = new Set(['true', '1', 'yes', 'on', 'y', 't'])
const FALSE = new Set(['false', '0', 'no', 'off', 'n', 'f'])

function asNumber(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : value
}

function asBoolean(value: unknown): unknown {
  if (typeof value === 'number') return value === 1 ? true : value === 0 ? false : value
  if (typeof value !== 'string') return value
  const word = value.trim().toLowerCase()
  return TRUE.has(word) ? true : FALSE.has(word) ? false : value
}

function emptyAsNull(value: unknown): unknown {
  return value === '' || value === 'null' ? null : value
}

export const integer = z.preprocess(
  asNumber,
  z.number('A valid integer is required.').int('A valid integer is required.'),
)
export const number = z.preprocess(asNumber, z.number('A valid number is required.'))
export const boolean = z.preprocess(asBoolean, z.boolean('Must be a valid boolean.'))
export const nullableInteger = z.preprocess(emptyAsNull, z.union([z.null(), integer]))
export const nullableNumber = z.preprocess(emptyAsNull, z.union([z.null(), number]))
export const pk = integer.pipe(z.int().min(1))
export const byPk = z.object({ pk })
