import { AppError } from '@scanbench/plugin'
import type { PrintJob } from '../../records/print-records.ts'
import { OPEN } from '../queue/print-line.ts'
import type { PrintJobTable } from './print-job-table.ts'

/** Gives what has not left to another printer; what has left stays where it is. */
export async function moveJob(table: PrintJobTable, pk: number, machine: string): Promise<PrintJob> {
  const job = await table.get(pk)
  const open = await table.labelsIn(pk, OPEN)
  if (open.length === 0 || job.machine === null)
    throw new AppError('CONFLICT', `Nothing of print job ${pk} waits for a printer any more.`)
  if (open.length === job.total) return moveAll(table, job, machine)
  const { user, plugin, template, template_name, template_revision, model_type, options, priority, expires } = job
  const { reprint_of, reason, scan_back, rule, released_by, release_reason } = job
  const rest = await table.create({
    user,
    plugin,
    template,
    template_name,
    template_revision,
    model_type,
    options,
    priority,
    expires,
    reprint_of,
    reason,
    scan_back,
    rule,
    released_by,
    release_reason,
    machine,
    labels: [],
    copies: 1,
  })
  await table.write.transaction().execute(async (transaction) => {
    for (const [index, label] of open.entries())
      await transaction
        .updateTable('print_label')
        .set({ job: rest.pk, position: index + 1, state: 'queued', error: null })
        .where('pk', '=', label)
        // What began to leave in this moment stays.
        .where('state', 'in', OPEN)
        .execute()
  })
  await table.tell([pk, rest.pk])
  return table.get(rest.pk)
}

async function moveAll(table: PrintJobTable, job: PrintJob, machine: string): Promise<PrintJob> {
  const { pk } = job
  await table.write
    .updateTable('print_job')
    .set({ machine })
    // Another printer has other dots: its codes are read again.
    .$if(job.unread_code !== '', (query) => query.set({ is_held: 0, unread_code: '' }))
    .where('pk', '=', pk)
    .where('pk', 'not in', (query) =>
      query.selectFrom('print_label').select('job').where('job', '=', pk).where('state', 'not in', OPEN),
    )
    .execute()
  const moved = await table.get(pk)
  if (moved.machine !== machine) throw new AppError('CONFLICT', `Print job ${pk} has just begun to leave. Try again.`)
  await table.change(await table.labelsIn(pk, ['held']), ['held'], { to: 'queued', error: null })
  return table.get(pk)
}
