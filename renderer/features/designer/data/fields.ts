/** A name that templates can write, and what it is for the object of the preview. */
export interface KnownField {
  path: string
  sample: string
}

/** Deeper than this nobody looks. */
const DEPTH = 3

/** `part.name`, not `part`: all that can be written as it is. */
export function fieldsIn(values: Readonly<Record<string, unknown>>): KnownField[] {
  return Object.entries(values)
    .flatMap(([name, value]) => leaves(name, value, DEPTH))
    .toSorted((one, other) => depthOf(one) - depthOf(other) || one.path.localeCompare(other.path))
}

function leaves(path: string, value: unknown, depth: number): KnownField[] {
  if (value === undefined) return []
  if (value === null) return [{ path, sample: '' }]
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [{ path, sample: String(value) }]
  if (Array.isArray(value) || typeof value !== 'object' || depth === 0) return []
  return Object.entries(value).flatMap(([name, inner]) => leaves(`${path}.${name}`, inner, depth - 1))
}

function depthOf({ path }: KnownField): number {
  return path.split('.').length
}

export interface Completion {
  /** Where the name that is being written begins and ends. */
  from: number
  to: number
  fields: KnownField[]
}

const MOST = 12

/** What can stand at the caret: within `{{` or `{%` the fields that hold what is typed; null elsewhere. */
export function completionAt(text: string, caret: number, fields: readonly KnownField[]): Completion | null {
  const open = /(?:\{\{|\{%)(?:(?!\}\}|%\}).)*$/su.exec(text.slice(0, caret))
  if (open === null) return null
  const typed = /[\w.]*$/u.exec(text.slice(0, caret))?.[0] ?? ''
  const wanted = typed.toLowerCase()
  const found = fields.filter(({ path }) => path.toLowerCase().includes(wanted) && path !== typed)
  const starts = ({ path }: KnownField): number => Number(!path.toLowerCase().startsWith(wanted))
  const best = found.toSorted((one, other) => starts(one) - starts(other)).slice(0, MOST)
  return best.length === 0 ? null : { from: caret - typed.length, to: caret, fields: best }
}

/** The text with a field in it, closed where nobody closed it yet. */
export function complete(
  text: string,
  { from, to }: Completion,
  { path }: KnownField,
): { text: string; caret: number } {
  const after = text.slice(to)
  const isOutput = /\{\{[^}]*$/u.test(text.slice(0, from))
  const isOpen = isOutput && !/^[^{]*\}\}/u.test(after)
  const before = `${text.slice(0, from)}${path}`
  return { text: `${before}${isOpen ? ' }}' : ''}${after}`, caret: before.length + (isOpen ? 3 : 0) }
}

/** Puts a field where the caret is, whatever stands there. */
export function insertField(text: string, caret: number, { path }: KnownField): { text: string; caret: number } {
  const completion = completionAt(text, caret, [])
  const isInside = completion !== null || /\{\{[^}]*$/u.test(text.slice(0, caret))
  const piece = isInside ? path : `{{ ${path} }}`
  return { text: text.slice(0, caret) + piece + text.slice(caret), caret: caret + piece.length }
}
