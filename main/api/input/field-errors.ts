import type { z } from '@hono/zod-openapi'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** What is wrong, in InvenTree's shape: `{ field: [text] }`, lists keep the position of what is wrong in them. */
export function fieldErrors(issues: readonly Issue[], input: unknown): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const issue of issues.flatMap(branches)) put(root, issue.path, messageOf(issue, input), input)
  return { ...root }
}

/** Of a choice of forms without a message of its own, what was wrong with the last: it is "nothing, or this" mostly. */
function branches(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const last = issue.errors.at(-1)
  if (last === undefined || issue.message !== 'Invalid input') return [issue]
  return last.flatMap((inner) => branches({ ...inner, path: [...issue.path, ...inner.path] }))
}

function messageOf(issue: Issue, input: unknown): string {
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_union') return issue.message
  const value = valueAt(input, issue.path)
  if (value === undefined) return 'This field is required.'
  return value === null ? 'This field may not be null.' : issue.message
}

function put(root: Record<string, unknown>, path: Path, message: string, input: unknown): void {
  let node: Record<PropertyKey, unknown> | unknown[] = root
  const steps = path.length === 0 ? ['non_field_errors'] : path
  for (const [depth, step] of steps.entries()) {
    const present = childOf(node, step)
    if (depth === steps.length - 1) setChild(node, step, [...(Array.isArray(present) ? present : []), message])
    else {
      const child = isContainer(present) ? present : emptyLike(valueAt(input, path.slice(0, depth + 1)))
      setChild(node, step, child)
      node = child
    }
  }
}

/** As many empty objects as the list has entries, or one object. */
function emptyLike(value: unknown): Record<string, unknown> | unknown[] {
  return Array.isArray(value) ? value.map(() => ({})) : {}
}

function isContainer(value: unknown): value is Record<PropertyKey, unknown> | unknown[] {
  return typeof value === 'object' && value !== null
}

function childOf(node: Record<PropertyKey, unknown> | unknown[], step: PropertyKey): unknown {
  const child: unknown = Object.hasOwn(node, step) ? (node as Record<PropertyKey, unknown>)[step] : undefined
  // An entry of a list that is not wrong so far.
  return isContainer(child) && !Array.isArray(child) && Object.keys(child).length === 0 ? undefined : child
}

function setChild(node: Record<PropertyKey, unknown> | unknown[], step: PropertyKey, child: unknown): void {
  Object.defineProperty(node, step, { value: child, writable: true, enumerable: true, configurable: true })
}

export function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      isContainer(value) && Object.hasOwn(value, step) ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    input,
  )
}
