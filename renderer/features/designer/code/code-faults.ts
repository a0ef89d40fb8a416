import type { LabelDocument } from '../../../../main/records/label-document.ts'
import { ApiError } from '../../../client/api-error.ts'
import type { LabelNote } from '../../../client/label-designs.ts'
import { jsonPlaces, type TextRange } from './json-places.ts'

/** Something wrong at a place of the text. */
export interface CodeFault extends TextRange {
  severity: 'error' | 'warning'
  message: string
}

/** What the station said about the document, at the places it means. */
export function codeFaults(
  text: string,
  document: LabelDocument,
  { error, notes }: { error: unknown; notes: readonly LabelNote[] },
): CodeFault[] {
  const all = document.kind === 'design' ? designFaults(text, document, error, notes) : sourceFaults(text, error, notes)
  return all.filter(({ from, to }) => from >= 0 && to <= text.length)
}

function designFaults(
  text: string,
  document: Extract<LabelDocument, { kind: 'design' }>,
  error: unknown,
  notes: readonly LabelNote[],
): CodeFault[] {
  const places = jsonPlaces(text)
  const placeOf = (path: string): TextRange => {
    // A value that is missing has no place: then that of what it is missing from.
    const parts = path.split('.')
    for (let length = parts.length; length > 0; length -= 1) {
      const place = places.get(parts.slice(0, length).join('.'))
      if (place !== undefined) return place
    }
    return { from: 0, to: Math.min(1, text.length) }
  }
  const refused =
    error instanceof ApiError
      ? Object.entries(error.fields).map(([path, messages]) => ({
          ...placeOf(path.replace(/^document\.?/u, '')),
          severity: 'error' as const,
          message: messages.join(' '),
        }))
      : []
  const noted = notes.flatMap(({ object, kind, message }) => {
    const index = document.objects.findIndex(({ id }) => id === object)
    if (index < 0) return []
    const severity = kind === 'not drawn' ? ('error' as const) : ('warning' as const)
    return [{ ...placeOf(`objects.${index}.id`), severity, message }]
  })
  return [...refused, ...noted]
}

function sourceFaults(text: string, error: unknown, notes: readonly LabelNote[]): CodeFault[] {
  const unknown = notes
    .filter(({ kind }) => kind === 'unknown command')
    .flatMap(({ message }) => {
      const command = /[\^~][A-Z][A-Z0-9@]|"([^"]+)"/u.exec(message)
      const written = command?.[1] ?? command?.[0] ?? ''
      const from = written === '' ? -1 : text.indexOf(written)
      return from < 0 ? [] : [{ from, to: from + written.length, severity: 'warning' as const, message }]
    })
  if (!(error instanceof Error)) return unknown
  const line = Number(/line:? ?(\d+)/iu.exec(error.message)?.[1] ?? 1)
  const lines = text.split('\n')
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  return [...unknown, { from, to: from + (lines[line - 1]?.length ?? 0), severity: 'error', message: error.message }]
}
