import { useEffect, useState } from 'react'
import { drawLabel, type LabelPreview, type LabelPreviewRequest } from '../client/label-preview.ts'

/** A label of an order that wants a look. */
export interface FaultyLabel {
  /** Its place in the order, from 0. */
  index: number
  /** One of its codes does not read back. */
  isUnread: boolean
  words: readonly string[]
}

export interface BatchCheck {
  checked: number
  faults: readonly FaultyLabel[]
}

/** The others are read before they leave. */
export const MOST_CHECKED = 500
/** Nobody changed the order for so long. */
const PAUSE_MS = 400
const NOTHING: BatchCheck = { checked: 0, faults: [] }

/** Looks at each of these labels, one after the other, once nobody changes them any more; it begins anew with every change. */
export function useBatchCheck(requests: readonly LabelPreviewRequest[]): BatchCheck {
  const key = JSON.stringify(requests)
  const [state, setState] = useState<BatchCheck & { key: string }>({ ...NOTHING, key: '' })
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const look = async (): Promise<void> => {
      const faults: FaultyLabel[] = []
      for (const [index, request] of (JSON.parse(key) as LabelPreviewRequest[]).entries()) {
        const fault = await faultOf(request, index, signal)
        if (signal.aborted) return
        if (fault !== null) faults.push(fault)
        setState({ key, checked: index + 1, faults: [...faults] })
      }
    }
    const timer = setTimeout(() => void look(), PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [key])
  return state.key === key ? state : NOTHING
}

/** It never rejects: a label that cannot be drawn is one that wants a look. */
async function faultOf(request: LabelPreviewRequest, index: number, signal: AbortSignal): Promise<FaultyLabel | null> {
  try {
    const { codes, notes } = await drawLabel(request, signal)
    const unread = codes.filter(({ is_read }) => !is_read).map(({ text }) => `Code does not read back: ${text}.`)
    const words = [...unread, ...notes.filter(isOfLabel).map(({ message }) => message)]
    return words.length === 0 ? null : { index, isUnread: unread.length > 0, words }
  } catch (error) {
    return { index, isUnread: false, words: [error instanceof Error ? error.message : 'It could not be drawn.'] }
  }
}

/** What stands at the printer is said once. */
const isOfLabel = ({ kind }: LabelPreview['notes'][number]): boolean => kind !== 'other size than the roll'
