import type { DataOutput } from '../records/output-records.ts'
import type { PrintJob, PrintState } from '../records/print-records.ts'
import { localDate } from '../storage/values.ts'

const NOT_DONE: readonly PrintState[] = ['queued', 'held', 'sending']
const WRONG: readonly PrintState[] = ['failed', 'unknown']

/** A print job as clients of InvenTree know it: complete when every label has left or never will. */
export function jobOutput(job: PrintJob, output: { pk: number; file: string | null }): DataOutput {
  const open = labelsIn(job, NOT_DONE)
  const hasError = labelsIn(job, WRONG) > 0
  return {
    pk: output.pk,
    created: localDate(new Date(job.created)),
    user: job.user,
    total: job.total,
    progress: job.total - open,
    complete: open === 0,
    output_type: 'label',
    template_name: job.template_name,
    plugin: job.plugin,
    output: output.file,
    errors: hasError ? { error: job.message } : null,
    print_job: job.pk,
  }
}

function labelsIn(job: PrintJob, states: readonly PrintState[]): number {
  return states.reduce((sum, state) => sum + (job.counts[state] ?? 0), 0)
}
