import { useState } from 'react'
import type { PrintJob } from '../../main/records/print-records.ts'
import { useJobAction } from '../client/print-jobs.ts'
import { useGlobalSetting } from '../client/settings.ts'
import { ReprintDialog } from './reprint-dialog.tsx'

/** Prints a job again at once, or asks why first where the house wants to know. */
export function useReprint(onError: (error: Error) => void = () => {}) {
  const [asked, ask] = useState<PrintJob | null>(null)
  const asksReason = useGlobalSetting<boolean>('LABEL_REPRINT_REASON', false)
  const action = useJobAction()
  return {
    reprint: (job: PrintJob) =>
      asksReason ? ask(job) : action.mutate({ job: job.pk, action: { kind: 'reprint', body: {} } }, { onError }),
    isPending: action.isPending,
    error: action.error,
    dialog: asked === null ? null : <ReprintDialog job={asked} onClose={() => ask(null)} />,
  }
}
