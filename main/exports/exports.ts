import { AppError, messageOf } from '@scanbench/plugin'
import type { ActingUser, Plugin } from '@scanbench/plugin'
import { DataExportMixin } from '@scanbench/plugin/mixins'
import type { ExportRequest, ExportRow } from '@scanbench/plugin/mixins'
import type { Settings } from '@scanbench/plugin/settings'
import { readOptions } from '../labels/printing/printing-options.ts'
import { askPlugin, knownSlug, noteFailure } from '../plugins/ask-plugin.ts'
import type { NamedPlugins } from '../plugins/ask-plugin.ts'
import { attempt } from '../plugins/life/attempt.ts'
import type { OutputFile } from '../outputs/output-files.ts'
import type { Outputs } from '../outputs/outputs.ts'
import type { DataOutput } from '../records/output-records.ts'
import { localDate } from '../storage/values.ts'
import { EXPORT_COLUMNS, MODEL_NAMES, toRow } from './export-columns.ts'
import type { ExportModel } from './export-columns.ts'
import { writeTable } from './export-file.ts'
import type { ExportFormat } from './export-file.ts'
import type { Cell } from './separated-text.ts'

interface Options {
  outputs: Outputs
  plugins: NamedPlugins & { get(slug: string): Plugin | null }
  /** A person as plugins know one. */
  actingUser: (pk: number | null) => Promise<ActingUser | null>
  clock: () => Date
  /** How long a client waits for a small export before it gets its answer. */
  answerWithinMs?: number
}

/** What is exported: the keys of a list in its order, and records for some of them. */
export interface ExportSource {
  model: ExportModel
  keys(): Promise<number[]>
  load(pks: readonly number[]): Promise<readonly Readonly<Record<string, unknown>>[]>
}

export interface ExportOrder {
  source: ExportSource
  format: ExportFormat
  /** Slug of the plugin that shapes the table. */
  plugin: string
  /** Values of its options, as they came. */
  options: Record<string, unknown>
  user: number | null
}

/** A plugin that can shape a list, as a form offers it. */
export interface Exporter {
  slug: string
  title: string
  description: string
  options: Settings
}

export const DEFAULT_EXPORTER = 'inventree-exporter'

const CHUNK = 250
/** A plugin works on a chunk for so long at most. */
const CHUNK_MS = 60_000
const ANSWER_MS = 1000

interface Work {
  pk: number
  source: ExportSource
  exporter: DataExportMixin
  request: ExportRequest
}

/** Lists as files. One export runs at a time, in the background. */
export class Exports implements AsyncDisposable {
  readonly #options: Options
  #queue: Promise<void> = Promise.resolve()
  #isStopping = false

  constructor(options: Options) {
    this.#options = options
  }

  /** The answer is an output to ask for; a small one is done already. */
  async start({ source, format, plugin, options, user }: ExportOrder): Promise<DataOutput> {
    const { outputs, actingUser, answerWithinMs = ANSWER_MS } = this.#options
    const exporter = this.#exporter(plugin)
    const acting = await actingUser(user)
    if (!(await this.#supports(exporter, source.model, acting)))
      throw refused(`"${plugin}" does not export this list. Choose another one.`)
    const values = readOptions(exporter.EXPORT_OPTIONS ?? {}, options)
    const request: ExportRequest = { model: source.model, format, user: acting, options: values }
    const pk = await outputs.create({ type: 'export', plugin, templateName: '', total: 0, user })
    const work = this.#queue.then(() => this.#run({ pk, source, exporter, request }))
    this.#queue = work
    await Promise.race([work, waiting(answerWithinMs)])
    return outputs.get(pk)
  }

  /** What can shape a list of this kind. */
  async exporters(model: ExportModel, user: number | null): Promise<Exporter[]> {
    const acting = await this.#options.actingUser(user)
    const found: Exporter[] = []
    for (const plugin of this.#options.plugins.withMixin(DataExportMixin.KEY))
      if (plugin instanceof DataExportMixin && (await this.#supports(plugin, model, acting)))
        found.push({
          slug: knownSlug(this.#options.plugins, plugin),
          title: plugin.TITLE ?? plugin.NAME,
          description: plugin.DESCRIPTION ?? '',
          options: plugin.EXPORT_OPTIONS ?? {},
        })
    return found
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopping = true
    await this.#queue
  }

  #exporter(slug: string): DataExportMixin {
    const plugin = this.#options.plugins.get(slug)
    if (plugin === null) throw refused('Plugin not found')
    if (!(plugin instanceof DataExportMixin)) throw refused('Plugin does not support data export')
    return plugin
  }

  #supports(plugin: DataExportMixin, model: string, user: ActingUser | null): Promise<boolean> {
    const ask = () => plugin.supportsExport(model, user)
    return attempt(this.#options, { plugin, stage: 'supports_export' }, ask, false)
  }

  /** Does not reject: what goes wrong is written on the output. Deleting the output ends the work. */
  async #run(work: Work): Promise<void> {
    const { outputs, plugins } = this.#options
    let file: OutputFile | null = null
    try {
      file = await outputs.prepareFile(await this.#fileName(work))
      await this.#write(work, file)
      await outputs.complete(work.pk, file)
    } catch (error) {
      if (this.#isStopping) return
      if (isCancelled(error)) return file === null ? undefined : outputs.discardFile(file)
      noteFailure(plugins, work.exporter, { stage: 'export', error })
      await outputs.fail(work.pk, messageOf(error), file)
    }
  }

  async #fileName({ exporter, request }: Work): Promise<string> {
    const { model, format } = request
    const own = await askPlugin(exporter, () => exporter.generateFilename(request))
    const usual = `InvenTree_${MODEL_NAMES[model as ExportModel]}_${localDate(this.#options.clock())}`
    return `${typeof own === 'string' && own !== '' ? own : usual}.${format}`
  }

  async #write({ pk, source, exporter, request }: Work, file: OutputFile): Promise<void> {
    const { outputs } = this.#options
    const own = EXPORT_COLUMNS[source.model]
    const fields = Object.keys(own)
    const headers = titles(exporter, await askPlugin(exporter, () => exporter.updateHeaders({ ...own }, request)))
    const keys = await source.keys()
    await outputs.setTotal(pk, keys.length)
    const chunk = chunkSize(exporter)
    const shape = (rows: ExportRow[]) => askPlugin(exporter, () => exporter.exportRows(rows, request), CHUNK_MS)
    const isStopping = () => this.#isStopping
    async function* rows(): AsyncGenerator<Cell[]> {
      yield headers.map(([, title]) => title)
      for (let start = 0; start < keys.length; start += chunk) {
        if (isStopping()) throw new AppError('CANCELLED', 'The station stops')
        const records = await source.load(keys.slice(start, start + chunk))
        const shaped: unknown = await shape(records.map((record) => toRow(record, fields)))
        for (const row of rowsOf(exporter, shaped)) yield headers.map(([column]) => cellOf(row, column))
        await outputs.progress(pk, Math.min(start + chunk, keys.length))
      }
    }
    const title = MODEL_NAMES[source.model]
    await writeTable(file.path, { format: request.format, title, rows: rows() })
  }
}

function chunkSize({ EXPORT_CHUNK_SIZE: size }: DataExportMixin): number {
  return Number.isInteger(size) && Number(size) > 0 ? Math.min(Number(size), 2000) : CHUNK
}

function titles({ NAME }: DataExportMixin, headers: unknown): [column: string, title: string][] {
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers))
    throw new AppError('MIXIN_INVALID', `${NAME}: updateHeaders() must give a table of column to title.`)
  return Object.entries(headers).map(([column, title]) => [column, String(title)])
}

function rowsOf({ NAME }: DataExportMixin, rows: unknown): Record<string, unknown>[] {
  const isTable = Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null)
  if (!isTable) throw new AppError('MIXIN_INVALID', `${NAME}: exportRows() must give a list of rows.`)
  return rows as Record<string, unknown>[]
}

function cellOf(row: Record<string, unknown>, column: string): Cell {
  const value = Object.hasOwn(row, column) ? row[column] : null
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : (value as Cell)
}

function isCancelled(error: unknown): boolean {
  return error instanceof AppError && error.code === 'CANCELLED'
}

function refused(message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { export_plugin: [message] } })
}

function waiting(delayMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  setTimeout(resolve, delayMs).unref()
  return promise
}
