import { useEffect, useRef, useState } from 'react'
import type { LabelDocument } from '../../../../main/records/label-document.ts'
import { type DraftPicture, previewLabel, type PreviewRequest } from '../../../client/label-designs.ts'
import { latestOnly } from './latest-only.ts'

export interface LivePreview {
  /** The last good one, with what it was drawn from. */
  picture: DraftPicture | null
  drawnFrom: LabelDocument | null
  error: unknown
  isBusy: boolean
}

const NOTHING: LivePreview = { picture: null, drawnFrom: null, error: null, isBusy: false }
/** The label as it would be printed, always of the newest edit; nothing is stored. The request is the same while nothing changes. */
export function useLivePreview(request: PreviewRequest | null): LivePreview {
  const [preview, setPreview] = useState(NOTHING)
  const queue = useRef<ReturnType<typeof latestOnly<PreviewRequest, DraftPicture>> | null>(null)
  useEffect(() => {
    const own = latestOnly<PreviewRequest, DraftPicture>({
      ask: previewLabel,
      onAnswer: (picture, { document }) =>
        setPreview((before) => ({ ...before, picture, drawnFrom: document, error: null })),
      onError: (error) => setPreview((before) => ({ ...before, error })),
      onBusy: (isBusy) => setPreview((before) => (before.isBusy === isBusy ? before : { ...before, isBusy })),
    })
    queue.current = own
    return () => own[Symbol.dispose]()
  }, [])
  useEffect(() => {
    if (request !== null) queue.current?.send(request)
  }, [request])
  return preview
}
