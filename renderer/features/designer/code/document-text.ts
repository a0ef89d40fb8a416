import type { DesignDocument, LabelDocument } from '../../../../main/records/label-document.ts'

/** The template as text: the drawing as JSON, or the commands of the printer. */
export function documentText(document: LabelDocument): string {
  return document.kind === 'design' ? JSON.stringify(document, null, 2) : document.source
}

/** Throws what is wrong with a text that is no template. */
export function withText(document: LabelDocument, text: string): LabelDocument {
  if (document.kind !== 'design') return { ...document, source: text }
  const read = readDocument(text, document)
  if (read.document === null) throw new Error(read.problem ?? 'This is no drawing.')
  return read.document
}

interface ReadDocument {
  document: DesignDocument | null
  problem: string | null
}

/** Enough to be shown and drawn; what else is wrong the station says with its place. */
export function readDocument(text: string, before: DesignDocument): ReadDocument {
  try {
    const read: unknown = JSON.parse(text)
    const problem = problemOf(read)
    if (problem !== null) return { document: null, problem }
    return JSON.stringify(read) === JSON.stringify(before)
      ? { document: before, problem: null }
      : { document: read as DesignDocument, problem: null }
  } catch (error) {
    return { document: null, problem: error instanceof Error ? error.message : String(error) }
  }
}

function problemOf(read: unknown): string | null {
  if (!isRecord(read)) return 'A template is an object in braces.'
  if (read['kind'] !== 'design') return 'The kind of this template is "design".'
  if (typeof read['widthMm'] !== 'number' || typeof read['heightMm'] !== 'number')
    return 'widthMm and heightMm are numbers.'
  for (const list of ['objects', 'groups', 'prompts', 'samples'])
    if (!Array.isArray(read[list]) || !read[list].every(isRecord)) return `"${list}" is a list of objects.`
  const objects = read['objects'] as Record<string, unknown>[]
  const wrong = objects.findIndex(
    ({ id, kind, xMm, yMm }) =>
      [typeof id, typeof kind, typeof xMm, typeof yMm].join() !== 'string,string,number,number',
  )
  if (wrong >= 0) return `Object ${wrong + 1} needs id, kind, xMm and yMm.`
  return new Set(objects.map(({ id }) => id)).size === objects.length ? null : 'Two objects have the same id.'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
