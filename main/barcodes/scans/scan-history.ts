import type { ModelKey } from '@scanbench/plugin'
import { sql } from 'kysely'
import type { ExpressionBuilder, Selectable, SelectQueryBuilder } from 'kysely'
import type { Listing, Page } from '../../records/page.ts'
import type { Scan } from '../../records/scan-records.ts'
import type { Database } from '../../storage/database.ts'
import type { ScanHistoryTable, Tables } from '../../storage/tables.ts'
import { unansweredText, type Resolution } from '../answers/resolution.ts'

/** A code as it came in. */
export interface Capture {
  /** Milliseconds since 1970: when its last byte reached the program. */
  at: number
  endpoint: string
  machine: string | null
  user: number | null
  raw: Uint8Array
  data: string
  symbology: string | null
  simulated: boolean
  /** What the code says by itself. */
  readings: Scan['readings']
}

export interface ScanFilters {
  /** Only scans with a higher number. */
  after?: number | undefined
  user?: number | undefined
  /** True: something was found. */
  result?: boolean | undefined
  /** True: only what the history for other clients holds. */
  inHistory?: boolean | undefined
}

interface Options {
  database: Database
  machineName: (pk: string) => string | null
  clock: () => Date
}

type Row = Selectable<ScanHistoryTable>
type Query<O> = SelectQueryBuilder<Tables, 'scan_history', O>

const ORDERING = { user: 'user', timestamp: 'timestamp', endpoint: 'endpoint', result: 'state', pk: 'pk' } as const

const OPEN = {
  reads: 1,
  resolved_at: null,
  plugin: null,
  model: null,
  object_pk: null,
  error: null,
  message: null,
  choices: '[]',
  unanswered: '[]',
  in_history: 1,
} as const

/** Every scan of the station, in the order of their numbers. */
export class ScanHistory {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Resolves when the scan is on the disk. */
  async capture(capture: Capture): Promise<Scan> {
    const { at, raw, simulated, readings, ...rest } = capture
    const row = {
      ...rest,
      timestamp: new Date(at).toISOString(),
      raw: Buffer.from(raw),
      simulated: simulated ? (1 as const) : (0 as const),
      state: 'captured' as const,
      readings: JSON.stringify(readings),
    }
    const { insertId } = await this.#options.database.write.insertInto('scan_history').values(row).executeTakeFirst()
    return this.#record({ ...row, ...OPEN, pk: Number(insertId) })
  }

  /** Writes what became of a scan. */
  async resolve(scan: Scan, resolution: Resolution): Promise<Scan> {
    const match = resolution.state === 'matched' ? resolution.match : null
    const { choices, ...told } = outcomeOf(resolution)
    const unanswered = (resolution.unanswered ?? []).map(({ plugin, reason }) => ({ plugin, reason }))
    const outcome = { ...told, resolved_at: this.#options.clock().toISOString() }
    const { reads } = await this.#options.database.write
      .updateTable('scan_history')
      .set({
        ...outcome,
        choices: JSON.stringify(choices),
        unanswered: JSON.stringify(unanswered),
        model: match?.model ?? null,
        object_pk: match?.pk ?? null,
      })
      .where('pk', '=', scan.pk)
      .returning('reads')
      .executeTakeFirstOrThrow()
    return { ...scan, ...outcome, choices: [...choices], unanswered, match, reads }
  }

  /** Somebody knew the code after it was given up. Null when it means something by now. */
  async offer({ pk }: Scan, { error, choices }: { error: string; choices: Scan['choices'] }): Promise<Scan | null> {
    const before = (await this.get(pk))?.choices ?? []
    const row = await this.#options.database.write
      .updateTable('scan_history')
      .set({ error, choices: JSON.stringify([...before, ...choices]) })
      .where('pk', '=', pk)
      .where('state', 'in', ['unknown', 'failed'])
      .returningAll()
      .executeTakeFirst()
    return row === undefined ? null : this.#record(row)
  }

  /** The scanner read the same code again, and it counts once. */
  async repeat({ pk }: Scan): Promise<Scan> {
    const row = await this.#options.database.write
      .updateTable('scan_history')
      .set((eb) => ({ reads: eb('reads', '+', 1) }))
      .where('pk', '=', pk)
      .returningAll()
      .executeTakeFirstOrThrow()
    return this.#record(row)
  }

  /** What clients see as the history is shorter than what is stored: the oldest leave it first. */
  async keepNewest(count: number): Promise<void> {
    await sql`UPDATE scan_history SET in_history = 0 WHERE in_history = 1 AND pk <= (
      SELECT pk FROM scan_history WHERE in_history = 1 ORDER BY pk DESC LIMIT 1 OFFSET ${count}
    )`.execute(this.#options.database.write)
  }

  /** Takes a scan out of the history for clients; the list of the station keeps it. */
  async leaveOut({ pk }: Scan): Promise<void> {
    await this.#options.database.write.updateTable('scan_history').set({ in_history: 0 }).where('pk', '=', pk).execute()
  }

  /** Scans that were stored and never resolved, oldest first. */
  async open(): Promise<Scan[]> {
    const rows = await this.#options.database.write
      .selectFrom('scan_history')
      .selectAll()
      .where('state', '=', 'captured')
      .orderBy('pk')
      .execute()
    return rows.map((row) => this.#record(row))
  }

  async get(pk: number): Promise<Scan | null> {
    const row = await this.#options.database.write
      .selectFrom('scan_history')
      .selectAll()
      .where('pk', '=', pk)
      .executeTakeFirst()
    return row === undefined ? null : this.#record(row)
  }

  /** Newest first unless asked otherwise. */
  async list(filters: ScanFilters, page: Page): Promise<Listing<Scan>> {
    const base = this.#options.database.read.selectFrom('scan_history')
    const { count } = await selected(base, filters, page.search)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    let query = ordered(selected(base, filters, page.search).selectAll(), page.ordering)
    // SQLite takes an offset only after a limit; -1 means none.
    query = query.limit(page.limit ?? -1).offset(page.offset)
    const rows = await query.execute()
    return { count, results: rows.map((row) => this.#record(row)) }
  }

  #record({ object_pk, model, raw, simulated, readings, choices, unanswered, ...row }: Row): Scan {
    const { in_history: _, ...rest } = row
    return {
      ...rest,
      readings: storedReadings(readings),
      choices: JSON.parse(choices) as Scan['choices'],
      unanswered: JSON.parse(unanswered) as Scan['unanswered'],
      machine_name: row.machine === null ? null : this.#options.machineName(row.machine),
      raw: Buffer.from(raw).toString('hex'),
      simulated: simulated === 1,
      match: model === null || object_pk === null ? null : { model: model as ModelKey, pk: object_pk },
    }
  }
}

/** Rows of older versions tell no notes from problems. */
function storedReadings(text: string): Scan['readings'] {
  const stored = JSON.parse(text) as Partial<Scan['readings'][number]>[]
  return stored.map(({ elements = [], ...reading }) => ({
    notes: [],
    ...(reading as Omit<Scan['readings'][number], 'elements' | 'notes'>),
    elements: elements.map((each) => ({ ...each, notes: each.notes ?? [] })),
  }))
}

/** A question is an unknown code that comes with its answers. */
function outcomeOf(resolution: Resolution) {
  const { unanswered = [] } = resolution
  const { state } = resolution
  const nothing = { plugin: null, error: null, message: null, choices: [] }
  if (state === 'unknown')
    return { ...nothing, state, error: unanswered.length === 0 ? null : unansweredText(unanswered) }
  if (state === 'question')
    return { ...nothing, state: 'unknown' as const, error: resolution.error, choices: resolution.choices }
  const { plugin } = resolution
  if (state === 'failed') return { ...nothing, state, plugin, error: resolution.error }
  return { ...nothing, state, plugin, message: resolution.result.success ?? null }
}

function selected<O>(query: Query<O>, filters: ScanFilters, search: string[]): Query<O> {
  const { after, user, result, inHistory } = filters
  let narrowed = query
  if (inHistory === true) narrowed = narrowed.where('in_history', '=', 1)
  if (after !== undefined) narrowed = narrowed.where('pk', '>', after)
  if (user !== undefined) narrowed = narrowed.where('user', '=', user)
  if (result !== undefined) narrowed = narrowed.where('state', result ? '=' : '!=', 'matched')
  for (const term of search) narrowed = narrowed.where((eb) => contains(eb, term))
  return narrowed
}

function contains(eb: ExpressionBuilder<Tables, 'scan_history'>, term: string) {
  return eb(eb.fn<number>('instr', [eb.fn('lower', ['data']), eb.val(term.toLowerCase())]), '>', 0)
}

function ordered<O>(query: Query<O>, ordering: string[]): Query<O> {
  let sorted = query
  for (const name of ordering) {
    const field = name.replace(/^-/, '')
    if (!Object.hasOwn(ORDERING, field)) continue
    sorted = sorted.orderBy(ORDERING[field as keyof typeof ORDERING], name.startsWith('-') ? 'desc' : 'asc')
  }
  return sorted.orderBy('pk', 'desc')
}
