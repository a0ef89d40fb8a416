import { AppError } from '@scanbench/plugin'
import type { ReportSnippet } from '../records/output-records.ts'
import type { Database } from '../storage/database.ts'
import { checkReportSource } from './report-page.ts'
import { snippetCircle } from './snippet-circle.ts'

interface Options {
  database: Database
  clock: () => Date
}

export interface SnippetInput {
  name: string
  description: string
  source: string
}

const NAME = /^[\p{L}\p{N}_][\p{L}\p{N} ._-]{0,95}\.html?$/u
const LONGEST = 100_000

/** Pieces that several reports include: a head with the address, a foot. They are in the database, so that every backup has them. */
export class ReportSnippets {
  readonly #options: Options
  /** Every report may ask for them. */
  readonly #sources = new Map<string, string>()

  constructor(options: Options) {
    this.#options = options
  }

  async start(): Promise<void> {
    for (const { name, source } of await this.#write.selectFrom('report_snippet').selectAll().execute())
      this.#sources.set(name, source)
  }

  /** By the names that templates include them by, after `snippets/`. */
  all(): ReadonlyMap<string, string> {
    return this.#sources
  }

  async list(): Promise<ReportSnippet[]> {
    const rows = await this.#write.selectFrom('report_snippet').selectAll().orderBy('name').execute()
    return rows.map(recordOf)
  }

  async get(pk: number): Promise<ReportSnippet & { source: string }> {
    const row = await this.#write.selectFrom('report_snippet').selectAll().where('pk', '=', pk).executeTakeFirst()
    if (row === undefined) throw noSnippet(pk)
    return { ...recordOf(row), source: row.source }
  }

  async create(input: SnippetInput): Promise<ReportSnippet> {
    await this.#check(input, 0)
    const row = { ...input, updated: this.#options.clock().toISOString() }
    const { pk } = await this.#write.insertInto('report_snippet').values(row).returning('pk').executeTakeFirstOrThrow()
    this.#sources.set(input.name, input.source)
    return recordOf({ ...row, pk })
  }

  /** Reports go on with the new one. */
  async update(pk: number, change: Partial<SnippetInput>): Promise<ReportSnippet> {
    const { name, description, source } = await this.get(pk)
    const next = { name, description, source, ...change }
    await this.#check(next, pk)
    const row = { ...next, updated: this.#options.clock().toISOString() }
    await this.#write.updateTable('report_snippet').set(row).where('pk', '=', pk).execute()
    this.#sources.delete(name)
    this.#sources.set(next.name, next.source)
    return recordOf({ ...row, pk })
  }

  async remove(pk: number): Promise<void> {
    const row = await this.#write.deleteFrom('report_snippet').where('pk', '=', pk).returning('name').executeTakeFirst()
    if (row === undefined) throw noSnippet(pk)
    this.#sources.delete(row.name)
  }

  async #check({ name, source }: SnippetInput, own: number): Promise<void> {
    if (!NAME.test(name))
      throw refused('The file of a snippet is a page of HTML: letters, numbers and .html at its end.')
    if (source.length > LONGEST) throw refused('A snippet has 100 000 letters at most.')
    const same = await this.#write
      .selectFrom('report_snippet')
      .select('pk')
      .where('name', '=', name)
      .where('pk', '!=', own)
      .executeTakeFirst()
    if (same !== undefined) throw refused(`There is a snippet "${name}" already. Give this one another name.`)
    checkReportSource(source)
    const circle = snippetCircle(new Map(this.#sources).set(name, source), name)
    if (circle !== null)
      throw refused(`"${name}" would include itself: ${circle.join(', ')}. Take one of these includes out.`)
  }

  get #write(): Database['write'] {
    return this.#options.database.write
  }
}

function recordOf({ pk, name, description }: { pk: number; name: string; description: string }): ReportSnippet {
  return { pk, snippet: `/media/report/snippet/${pk}/${encodeURIComponent(name)}`, name, description }
}

function noSnippet(pk: number): AppError {
  return new AppError('NOT_FOUND', `There is no snippet ${pk}. It may have been deleted.`)
}

function refused(message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { snippet: [message] } })
}
