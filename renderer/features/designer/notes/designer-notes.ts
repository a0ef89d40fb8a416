import type { LabelDocument } from '../../../../main/records/label-document.ts'
import type { DraftPicture, LabelNote } from '../../../client/label-designs.ts'
import { changeObject } from '../design/edits.ts'
import { nameOf } from '../design/object-words.ts'

export interface ObjectFault {
  isGrave: boolean
  message: string
}

/** What the station noticed, and the codes that nobody could scan. */
export function notesOf(picture: DraftPicture | null): LabelNote[] {
  if (picture === null) return []
  const unread = picture.codes.filter(({ is_read }) => !is_read)
  return [
    ...unread.map(({ object, text }) => ({
      kind: 'not read',
      object,
      message: `The code ${text} does not read back. Give it more room.`,
      fix: null,
    })),
    ...picture.notes,
  ]
}

/** What is outlined on the canvas, by object. */
export function faultsOf(notes: readonly LabelNote[]): Map<string, ObjectFault> {
  return new Map(
    notes.flatMap(({ object, kind, message }) =>
      object === null ? [] : [[object, { isGrave: kind === 'not drawn', message }] as const],
    ),
  )
}

/** What a note says to do: of an object, or of the label. */
export function mended(document: LabelDocument, { object, fix }: LabelNote): LabelDocument {
  if (fix === null) return document
  if (object === null) return { ...document, ...fix }
  return document.kind === 'design' ? changeObject(document, object, fix) : document
}

export function objectName(document: LabelDocument, id: string): string {
  const object = document.kind === 'design' ? document.objects.find((one) => one.id === id) : undefined
  return object === undefined ? id : nameOf(object)
}
