import { useEffect, useRef, useState } from 'react'
import type { LabelDocument } from '../../../../main/records/label-document.ts'
import { type DraftPicture, previewLabel, type PreviewRequest } from '../../../client/label-designs.ts'
import { pictureThenChecks } from './picture-then-checks.ts'

export interface LivePreview {
  /** The last good one; until it is checked, with what was said of the one before. */
  picture: DraftPicture | null
  drawnFrom: LabelDocument | null
  error: unknown
  isBusy: boolean
}

const NOTHING: LivePreview = { picture: null, drawnFrom: null, error: null, isBusy: false }

/** Longer than between two keys of somebody who types. */
const PAUSE_MS = 200

/** The label as it would be printed, always of the newest edit; nothing is stored. The request is the same while nothing changes. */
export function useLivePreview(request: PreviewRequest | null): LivePreview {
  const [preview, setPreview] = useState(NOTHING)
  const follow = useRef<ReturnType<typeof pictureThenChecks<PreviewRequest, DraftPicture>> | null>(null)
  useEffect(() => {
    const own = pictureThenChecks<PreviewRequest, DraftPicture>({
      ask: (asked, isChecked, signal) => previewLabel({ ...asked, is_checked: isChecked }, signal),
      onAnswer: (answer, { document }) => setPreview((before) => answered(before, answer, document)),
      onError: (error) => setPreview((before) => ({ ...before, error })),
      onBusy: (isBusy) => setPreview((before) => (before.isBusy === isBusy ? before : { ...before, isBusy })),
      pauseMs: PAUSE_MS,
    })
    follow.current = own
    return () => own[Symbol.dispose]()
  }, [])
  useEffect(() => {
    if (request !== null) follow.current?.send(request)
  }, [request])
  return preview
}

/** Checks come for the picture that is there already, and how long they took is no matter of the drawing. */
function answered(before: LivePreview, answer: DraftPicture, drawnFrom: LabelDocument): LivePreview {
  const old = before.picture
  const { codes, notes } = (answer.is_checked ? answer : old) ?? answer
  const picture = answer.is_checked && old !== null ? { ...old, is_checked: true } : answer
  return { ...before, picture: { ...picture, codes, notes }, drawnFrom, error: null }
}
