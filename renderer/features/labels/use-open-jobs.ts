import type { PrintJob } from '../../../main/records/print-records.ts'
import { useFoundPrintJobs, usePrintJobs } from '../../client/print-jobs.ts'
import { asksWhatCameOut } from '../../components/job-words.ts'
import { isOpen } from './open-jobs.ts'

const NOT_OVER = { is_open: true }

/** What is not over yet, also what was ordered long ago, and what was sent lately to printers that cannot confirm. */
export function useOpenJobs() {
  const newest = usePrintJobs()
  const older = useFoundPrintJobs(NOT_OVER, 0)
  const found = [...(older.data?.results ?? []), ...(newest.data?.results ?? [])]
  const byPk = new Map(found.map((job) => [job.pk, job]))
  return { query: newest, jobs: Array.from(byPk.values()).filter(isOpen).toSorted(byLine) }
}

const LAST = 4
const RANK: Readonly<Partial<Record<PrintJob['state'], number>>> = { unknown: 0, held: 1, sending: 2, queued: 3 }
const rank = (job: PrintJob): number => (asksWhatCameOut(job) ? 0 : (RANK[job.state] ?? LAST))

/** What needs a person first, then as it will be printed, then what nobody can confirm. */
function byLine(one: PrintJob, other: PrintJob): number {
  return rank(one) - rank(other) || other.priority - one.priority || one.place - other.place
}
