import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useJobAction, usePrintJobs } from '../client/print-jobs.ts'
import { useShortcuts } from '../components/use-shortcuts.ts'
import { useSoundControl } from '../features/station/sound-provider.tsx'
import { useLook } from './look-provider.tsx'

export type OpenSheet = 'help' | 'type' | 'palette' | null

/** The keys that work in both shells, and the sheets they open. */
export function useGlobalShortcuts() {
  const [sheet, setSheet] = useState<OpenSheet>(null)
  const client = useQueryClient()
  const navigate = useNavigate()
  const { shell } = useLook()
  const { isMuted, setMuted } = useSoundControl()
  const [lastJob] = usePrintJobs().data?.results ?? []
  const act = useJobAction()
  useShortcuts({
    F1: () => setSheet(sheet === 'help' ? null : 'help'),
    F2: () => setSheet('type'),
    F5: () => void client.invalidateQueries(),
    F6: focusNextArea,
    F9: () => lastJob && act.mutate({ job: lastJob.pk, action: { kind: 'reprint', body: {} } }),
    'Ctrl+K': () => setSheet('palette'),
    'Ctrl+M': () => void navigate(shell === 'station' ? '/stock/items' : '/'),
    'Ctrl+Shift+M': () => setMuted(!isMuted),
  })
  return { sheet, open: setSheet }
}

function focusNextArea(): void {
  const areas = Array.from(document.querySelectorAll<HTMLElement>('[data-area]'))
  const current = areas.findIndex((area) => area.contains(document.activeElement))
  areas[(current + 1) % areas.length]?.focus()
}
