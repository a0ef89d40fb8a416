import { AppError } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import { sql } from 'kysely'
import type { Selectable, UpdateObject } from 'kysely'
import type { Listing, Page } from '../records/page.ts'
import type { DataOutput } from '../records/output-records.ts'
import type { PrintJob } from '../records/print-records.ts'
import type { Database } from '../storage/database.ts'
import type { DataOutputTable, Tables } from '../storage/tables.ts'
import { localDate } from '../storage/values.ts'
import { jobOutput } from './job-output.ts'
import type { OutputFile, OutputFiles } from './output-files.ts'

interface Options {
  database: Database
  files: OutputFiles
  /** Print jobs of these keys, as the journal knows them. */
  jobs: (pks: number[]) => Promise<PrintJob[]>
  clock: () => Date
  log: Logger
}

export interface NewOutput {
  type: 'report' | 'export'
  plugin: string
  templateName: string
  total: number
  user: number | null
}

/** Whose outputs somebody sees: null for all of them. */
export type Owner = number | null

type Row = Selectable<DataOutputTable>
type Updateable = UpdateObject<Tables, 'data_output'>

const ORDERS = ['pk', 'user', 'plugin', 'output_type', 'created'] as const
const KEPT_MS = 7 * 86_400_000
const SWEEP_MS = 6 * 3_600_000
const INTERRUPTED = 'The station stopped before this was done. Ask for it again.'

/** What the station made for somebody: labels, reports, exports; how far it is, and the file when it is whole. */
export class Outputs implements AsyncDisposable {
  readonly #options: Options
  #timer: NodeJS.Timeout | undefined

  constructor(options: Options) {
    this.#options = options
  }

  async start(): Promise<void> {
    await this.#write
      .updateTable('data_output')
      .set({ errors: JSON.stringify({ error: INTERRUPTED }) })
      .where('complete', '=', 0)
      .where('errors', 'is', null)
      .where('print_job', 'is', null)
      .execute()
    await this.sweep()
    this.#timer = setInterval(() => void this.#sweepSafely(), SWEEP_MS).unref()
  }

  async create({ type, plugin, templateName, total, user }: NewOutput): Promise<number> {
    const created = this.#options.clock().toISOString()
    const { pk } = await this.#write
      .insertInto('data_output')
      .values({ created, user, output_type: type, template_name: templateName, plugin, total })
      .returning('pk')
      .executeTakeFirstOrThrow()
    return pk
  }

  /** A place to write the file of an output to. It is seen by nobody until `complete`. */
  prepareFile(name: string): Promise<OutputFile> {
    return this.#options.files.prepare(name)
  }

  /** For what was begun and not finished. */
  discardFile(file: OutputFile): Promise<void> {
    return this.#options.files.remove(file.name)
  }

  /** Rejects with `CANCELLED`, as the next two do, when the output was deleted: nobody wants it any more. */
  async setTotal(pk: number, total: number): Promise<void> {
    await this.#update(pk, { total })
  }

  async progress(pk: number, progress: number): Promise<void> {
    await this.#update(pk, { progress })
  }

  async complete(pk: number, file: OutputFile | null): Promise<void> {
    try {
      const progress = sql<number>`total`
      await this.#update(pk, { complete: 1, progress, file: file?.name ?? null, errors: null })
    } catch (error) {
      if (file !== null) await this.discardFile(file)
      throw error
    }
  }

  /** What was written so far is thrown away. */
  async fail(pk: number, error: string, file: OutputFile | null = null): Promise<void> {
    if (file !== null) await this.#options.files.remove(file.name)
    await this.#write
      .updateTable('data_output')
      .set({ complete: 0, file: null, errors: JSON.stringify({ error }) })
      .where('pk', '=', pk)
      .execute()
  }

  /** A file that a label plugin made from a print job. */
  async attachToJob(job: number, file: OutputFile): Promise<void> {
    await this.#write.updateTable('data_output').set({ file: file.name }).where('print_job', '=', job).execute()
  }

  async get(pk: number, owner: Owner = null): Promise<DataOutput> {
    const row = await this.#rowsOf(owner).where('pk', '=', pk).executeTakeFirst()
    if (row === undefined) throw new AppError('NOT_FOUND', `There is no output ${pk}.`)
    return this.#recordOf(row)
  }

  async ofJob(job: PrintJob): Promise<DataOutput> {
    const row = await this.#rowsOf(null).where('print_job', '=', job.pk).executeTakeFirst()
    return jobOutput(job, { pk: row?.pk ?? job.pk, file: addressOf(row?.file ?? null) })
  }

  async list(owner: Owner, { limit, offset, ordering }: Page): Promise<Listing<DataOutput>> {
    const chosen = this.#options.database.read
      .selectFrom('data_output')
      .$if(owner !== null, (query) => query.where('user', '=', owner ?? 0))
    const { count } = await chosen.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    const ordered = ordering.reduce((query, wish) => {
      const column = ORDERS.find((name) => name === wish.replace(/^-/, ''))
      return column === undefined ? query : query.orderBy(column, wish.startsWith('-') ? 'desc' : 'asc')
    }, chosen.selectAll())
    const rows = await ordered
      .orderBy('pk', 'desc')
      .limit(limit ?? -1)
      .offset(offset)
      .execute()
    return { count, results: await this.#records(rows) }
  }

  /** With their files. Print jobs stay in the journal. */
  async remove(pks: readonly number[], owner: Owner): Promise<number> {
    const rows = await this.#write
      .deleteFrom('data_output')
      .where('pk', 'in', pks)
      .$if(owner !== null, (query) => query.where('user', '=', owner ?? 0))
      .returning('file')
      .execute()
    await this.#removeFiles(rows)
    return rows.length
  }

  /** The whole path of a file that belongs to an output the owner may see, or null. */
  async findFile(name: string, owner: Owner): Promise<string | null> {
    const row = await this.#rowsOf(owner).where('file', '=', name).executeTakeFirst()
    return row === undefined ? null : this.#options.files.pathOf(name)
  }

  /** Outputs are for fetching, not for keeping. */
  async sweep(): Promise<void> {
    const before = new Date(this.#options.clock().getTime() - KEPT_MS).toISOString()
    const rows = await this.#write
      .deleteFrom('data_output')
      .where('created', '<', before)
      .where((where) => where.or([where('print_job', 'is', null), where('file', 'is not', null)]))
      .returning('file')
      .execute()
    await this.#removeFiles(rows)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
  }

  get #write(): Database['write'] {
    return this.#options.database.write
  }

  async #update(pk: number, values: Updateable): Promise<void> {
    const { numUpdatedRows } = await this.#write
      .updateTable('data_output')
      .set(values)
      .where('pk', '=', pk)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new AppError('CANCELLED', `Output ${pk} was deleted before it was done.`)
  }

  #rowsOf(owner: Owner) {
    return this.#write
      .selectFrom('data_output')
      .selectAll()
      .$if(owner !== null, (query) => query.where('user', '=', owner ?? 0))
  }

  async #sweepSafely(): Promise<void> {
    try {
      await this.sweep()
    } catch (error) {
      this.#options.log.error('Old outputs could not be removed; it is tried again later', { error })
    }
  }

  async #removeFiles(rows: readonly { file: string | null }[]): Promise<void> {
    for (const { file } of rows) if (file !== null) await this.#options.files.remove(file)
  }

  async #recordOf(row: Row): Promise<DataOutput> {
    const [record] = await this.#records([row])
    return record!
  }

  async #records(rows: readonly Row[]): Promise<DataOutput[]> {
    const jobs = await this.#options.jobs(rows.flatMap(({ print_job }) => print_job ?? []))
    const byPk = new Map(jobs.map((job) => [job.pk, job]))
    return rows.map((row) => {
      const job = row.print_job === null ? undefined : byPk.get(row.print_job)
      return job === undefined ? ownOutput(row) : jobOutput(job, { pk: row.pk, file: addressOf(row.file) })
    })
  }
}

function ownOutput(row: Row): DataOutput {
  const { pk, user, total, progress, output_type, template_name, plugin, print_job } = row
  return {
    pk,
    created: localDate(new Date(row.created)),
    user,
    total,
    progress,
    complete: row.complete === 1,
    output_type,
    template_name,
    plugin,
    output: addressOf(row.file),
    errors: row.errors === null ? null : (JSON.parse(row.errors) as Record<string, unknown>),
    print_job,
  }
}

function addressOf(file: string | null): string | null {
  return file === null ? null : `/media/${file.split('/').map(encodeURIComponent).join('/')}`
}
