import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { DraftShelf, TemplateEditor } from './template-drafts.ts'

const AGAIN_MS = 10_000

/** Tells the station that this window has the template open, and hears who has it open too. */
export function useOtherEditors(shelf: DraftShelf<unknown>, template: number): readonly TemplateEditor[] {
  const [window] = useState(() => crypto.randomUUID())
  const { data } = useQuery({
    queryKey: ['template-editors', template, window],
    queryFn: () => shelf.enter(template, window),
    refetchInterval: AGAIN_MS,
    // Who is in another window goes on having it open.
    refetchIntervalInBackground: true,
    gcTime: 0,
    retry: false,
  })
  useEffect(
    () => () => {
      // The station forgets a window that is silent, so that nothing is lost with this.
      shelf.leave(template, window).catch(() => undefined)
    },
    [shelf, template, window],
  )
  return data ?? []
}
