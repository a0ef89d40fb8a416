import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { PrintJob, PrintLabel, PrintState } from '../../records/print-records.ts'
import type { PrintJobTable, PrintLabelTable, Tables } from '../../storage/tables.ts'
import { keyList } from '../../stock/list-query.ts'
import { jsonObject } from '../../storage/values.ts'
import { jobState, jobStateSql, UNSCANNED_SQL } from './job-state.ts'
import type { StateCounts } from './job-state.ts'

interface JobRow extends Selectable<PrintJobTable> {
  machine_name: string | null
  /** JSON: labels by state. */
  counts: string
  scanned: number
  unscanned: number
  trouble: string | null
  /** JSON. */
  printed_again: string
}

export interface JobFilters {
  state?: string | undefined
  machine?: string | undefined
  /** Theirs, and those that nobody signed: what a scan printed. */
  users?: readonly number[] | undefined
  /** On one of the station's own printers. */
  on_printer?: boolean | undefined
  /** Something of it is to be printed, or to be said by a person. */
  is_open?: boolean | undefined
  /** Words of its label, its printer, its reason. */
  search?: readonly string[] | undefined
}

/** Jobs with what their labels say, newest first. */
export function selectJobs(database: Kysely<Tables>, filters: JobFilters) {
  return filtered(database, filters)
    .leftJoin('machine', 'machine.pk', 'print_job.machine')
    .selectAll('print_job')
    .select([
      'machine.name as machine_name',
      sql<string>`(SELECT json_group_object(state, number) FROM
        (SELECT state, count(*) AS number FROM print_label WHERE job = print_job.pk GROUP BY state))`.as('counts'),
      sql<number>`(SELECT count(*) FROM print_label WHERE job = print_job.pk AND scanned_at IS NOT NULL)`.as('scanned'),
      sql<number>`(SELECT count(*) FROM print_label WHERE job = print_job.pk AND ${sql.raw(UNSCANNED_SQL)})`.as(
        'unscanned',
      ),
      sql<string | null>`(SELECT error FROM print_label WHERE job = print_job.pk AND error IS NOT NULL
        ORDER BY state = 'unknown' DESC, state = 'failed', position LIMIT 1)`.as('trouble'),
      sql<string>`(SELECT json_group_array(json_object('position', position, 'first_print', first_print))
        FROM (SELECT position, first_print FROM print_label WHERE job = print_job.pk AND again > 0
        ORDER BY position))`.as('printed_again'),
    ])
    .orderBy('print_job.pk', 'desc')
}

export async function countJobs(database: Kysely<Tables>, filters: JobFilters): Promise<number> {
  const query = filtered(database, filters).select(({ fn }) => fn.countAll<number>().as('count'))
  return (await query.executeTakeFirstOrThrow()).count
}

const NOT_OVER: readonly PrintState[] = ['queued', 'sending', 'held', 'unknown']

function filtered(database: Kysely<Tables>, { state, machine, users, on_printer, is_open, search = [] }: JobFilters) {
  const inState = sql<boolean>`print_job.pk IN
    (SELECT job FROM print_label GROUP BY job HAVING ${sql.raw(jobStateSql())} = ${state ?? ''})`
  return database
    .selectFrom('print_job')
    .$if(state !== undefined, (query) => query.where(inState))
    .$if(machine !== undefined, (query) => query.where('print_job.machine', '=', machine ?? ''))
    .$if(users !== undefined, (query) =>
      query.where((where) => where.or([where('user', 'is', null), sql<boolean>`user IN (${keyList(users ?? [])})`])),
    )
    .$if(on_printer === true, (query) => query.where('print_job.machine', 'is not', null))
    .$if(is_open !== undefined, (query) =>
      query.where('print_job.pk', is_open === true ? 'in' : 'not in', (labels) =>
        labels
          .selectFrom('print_label')
          .select('job')
          .where((where) => where.or([where('state', 'in', NOT_OVER), sql<boolean>`${sql.raw(UNSCANNED_SQL)}`])),
      ),
    )
    .$if(search.length > 0, (query) => query.where((where) => where.and(search.map(hasWord))))
}

function hasWord(word: string) {
  const like = `%${word.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`
  return sql<boolean>`(print_job.template_name LIKE ${like} ESCAPE '\\' OR print_job.reason LIKE ${like} ESCAPE '\\'
    OR print_job.machine IN (SELECT pk FROM machine WHERE name LIKE ${like} ESCAPE '\\'))`
}

export function jobRecord({ counts: json, unscanned, trouble, printed_again, ...row }: JobRow): PrintJob {
  const counts = JSON.parse(json) as StateCounts
  const total = Object.values(counts).reduce((sum, number) => sum + number, 0)
  return {
    ...row,
    options: jsonObject(row.options),
    is_held: row.is_held === 1,
    scan_back: row.scan_back === 1,
    state: jobState({ ...counts, unscanned }),
    counts,
    total,
    printed_again: JSON.parse(printed_again) as PrintJob['printed_again'],
    message: trouble ?? '',
  }
}

export async function labelsOf(database: Kysely<Tables>, job: number): Promise<PrintLabel[]> {
  const rows = await database.selectFrom('print_label').selectAll().where('job', '=', job).orderBy('position').execute()
  return rows.map(labelRecord)
}

function labelRecord({ job: _job, awaited: _awaited, data, ...row }: Selectable<PrintLabelTable>): PrintLabel {
  return { ...row, data: data === null ? null : jsonObject(data) }
}
