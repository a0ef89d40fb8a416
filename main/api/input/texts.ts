import { z } from '@hono/zod-openapi'

/** Texts with the limits that clients know. */
export function text(most: number) {
  return z.string('Not a valid string.').max(most, `Ensure this field has no more than ${most} characters.`)
}

export function filledText(most: number) {
  return text(most).min(1, 'This field may not be blank.')
}

/** Empty means none. */
export function optionalText(most: number) {
  return z.preprocess((value) => (value === '' ? null : value), text(most).nullable())
}

/** `2026-11-21`; empty means none. */
export const nullableDate = z.preprocess(
  (value) => (value === '' ? null : value),
  z.iso.date('Date has wrong format. Use YYYY-MM-DD.').nullable(),
)
export const date = z.iso.date('Date has wrong format. Use YYYY-MM-DD.')
