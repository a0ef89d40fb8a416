import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { notifications } from '@mantine/notifications'
import { askLastJob } from '../client/print-jobs.ts'
import { LABELS_ARE_OFF, usePrintSwitches } from '../client/print-switches.ts'
import { usePrinterQueues } from '../client/print-queue.ts'
import { usePressCommand } from '../client/scan-desk.ts'
import { useReprint } from '../components/use-reprint.tsx'
import { useShortcuts } from '../components/use-shortcuts.ts'
import { useSoundControl } from '../features/station/sound-provider.tsx'
import { useUndoKeys } from './use-undo-keys.ts'
import { useLook } from './look-provider.tsx'

export type OpenSheet = 'help' | 'type' | 'palette' | null

/** The keys that work in both shells, and the sheets they open. */
export function useGlobalShortcuts() {
  const [sheet, setSheet] = useState<OpenSheet>(null)
  const client = useQueryClient()
  const navigate = useNavigate()
  const { shell } = useLook()
  const { isMuted, setMuted } = useSoundControl()
  const again = useReprint(({ message }) => notifications.show({ message }))
  const { hasLabels } = usePrintSwitches()
  const press = usePressCommand()
  const { data: queues = [] } = usePrinterQueues()
  const isPaused = queues.length > 0 && queues.every(({ is_paused }) => is_paused)
  const reprintLast = async () => {
    if (!hasLabels) {
      notifications.show({ message: LABELS_ARE_OFF })
      return
    }
    const job = await askLastJob().catch(() => null)
    if (job === null) notifications.show({ message: 'Nothing to print again here.' })
    else again.reprint(job)
  }
  useUndoKeys()
  useShortcuts({
    F1: () => setSheet(sheet === 'help' ? null : 'help'),
    F2: () => setSheet('type'),
    F5: () => void client.invalidateQueries(),
    F6: focusNextArea,
    F8: () => press.mutate({ name: isPaused ? 'RESUME' : 'PAUSE' }),
    F9: () => void reprintLast(),
    'Ctrl+K': () => setSheet('palette'),
    'Ctrl+M': () => void navigate(shell === 'station' ? '/stock/items' : '/'),
    'Ctrl+Shift+M': () => setMuted(!isMuted),
  })
  return { sheet, open: setSheet, dialog: again.dialog }
}

function focusNextArea(): void {
  const areas = Array.from(document.querySelectorAll<HTMLElement>('[data-area]'))
  const current = areas.findIndex((area) => area.contains(document.activeElement))
  areas[(current + 1) % areas.length]?.focus()
}
