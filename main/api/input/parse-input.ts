import { AppError } from '@scanbench/plugin'
import type { z } from '@hono/zod-openapi'
import { fieldErrors, valueAt } from './field-errors.ts'

type Issue = z.core.$ZodIssue
type RawIssue = z.core.$ZodRawIssue

/** The value the schema makes of what a client sent, or INVALID_INPUT with a message for each field. */
export function parseInput(schema: z.ZodType, input: unknown): unknown {
  const first = schema.safeParse(input, { error: wording })
  if (first.success) return first.data
  const texts = first.error.issues.filter((issue) => isNumberForText(issue, input))
  const second = texts.length === 0 ? first : schema.safeParse(withTexts(input, texts), { error: wording })
  if (second.success) return second.data
  throw new AppError('INVALID_INPUT', undefined, { details: fieldErrors(second.error.issues, input) })
}

/** Clients send numbers as text, and some send text that looks like a number as a number. */
function isNumberForText(issue: Issue, input: unknown): boolean {
  return issue.code === 'invalid_type' && issue.expected === 'string' && typeof valueAt(input, issue.path) === 'number'
}

function withTexts(input: unknown, issues: readonly Issue[]): unknown {
  const copy: unknown = structuredClone(input)
  for (const { path } of issues) {
    const owner = valueAt(copy, path.slice(0, -1)) as Record<PropertyKey, unknown> | undefined
    const name = path.at(-1)
    if (owner !== undefined && name !== undefined) owner[name] = String(owner[name])
  }
  return copy
}

/** Messages where a schema gives none of its own. */
function wording(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected]
    case 'invalid_value':
      return `"${String(issue.input)}" is not a valid choice.`
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum))
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum))
    default:
      return undefined
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'Not a valid string.',
  number: 'A valid number is required.',
  int: 'A valid integer is required.',
  boolean: 'Must be a valid boolean.',
  array: 'Expected a list of items.',
  object: 'Invalid data. Expected a dictionary.',
  record: 'Invalid data. Expected a dictionary.',
}

function tooSmall(origin: string, least: number): string {
  if (origin === 'string')
    return least === 1 ? 'This field may not be blank.' : `Ensure this field has at least ${least} characters.`
  if (origin === 'array')
    return least === 1 ? 'This list may not be empty.' : `Ensure this field has at least ${least} elements.`
  return `Ensure this value is greater than or equal to ${least}.`
}

function tooBig(origin: string, most: number): string {
  if (origin === 'string') return `Ensure this field has no more than ${most} characters.`
  if (origin === 'array') return `Ensure this field has no more than ${most} elements.`
  return `Ensure this value is less than or equal to ${most}.`
}
