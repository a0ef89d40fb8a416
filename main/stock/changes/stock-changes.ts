import { AppError } from '@scanbench/plugin'
import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/tables.ts'
import { localDate } from '../../storage/values.ts'
import { keyList } from '../list-query.ts'
import { judgeEdits, refuseChanged } from '../object-checks.ts'
import { refuse } from '../refuse.ts'
import { planAdd, planCount, planRemove, planTransfer } from './stock-change-plans.ts'
import type { ItemChange, PlanContext, Planner } from './stock-change-plans.ts'
import { judgeChange } from './stock-change-judging.ts'
import type { JudgedItems } from './stock-change-judging.ts'
import { applyChange, Outcome } from './stock-change-writing.ts'
import { refuseUnknownStatus, refuseUnusableLocation } from '../items/stock-item-checks.ts'
import { loadStockItems } from '../items/stock-item-records.ts'
import type { StockItemRow } from '../items/stock-item-records.ts'
import { publishChanges } from '../stock-services.ts'
import type { StockServices } from '../stock-services.ts'
import { HISTORY } from '../items/stock-status.ts'
import { statusDeltas, writeTracking } from './stock-tracking-entry.ts'

const BARE = { partDetail: false, locationDetail: false, pathDetail: false }

interface StockCall {
  items: readonly ItemChange[]
  notes?: string | undefined
}

/** Quantity and place of what is there: every call does all of its items or none. */
export class StockChanges {
  readonly #services: StockServices

  constructor(services: StockServices) {
    this.#services = services
  }

  /** Somebody counted: this is what is there. */
  async count(call: StockCall & { location?: number | null | undefined }, user: number | null): Promise<void> {
    await this.#run(planCount, call, { location: call.location ?? null, user })
  }

  async add(call: StockCall, user: number | null): Promise<void> {
    await this.#run(planAdd, call, { location: null, user })
  }

  async remove(call: StockCall, user: number | null): Promise<void> {
    await this.#run(planRemove, call, { location: null, user })
  }

  /** Whole items move; of a part of one a new item is made at the destination. */
  async transfer(call: StockCall & { location: number }, user: number | null): Promise<void> {
    await this.#run(planTransfer, call, { location: call.location, user })
  }

  async changeStatus(
    call: { items: readonly number[]; status: number; note?: string | undefined },
    user: number | null,
  ): Promise<void> {
    refuseUnknownStatus(call.status)
    const seen = await judgeEdits(this.#services.checks, {
      model: 'stockitem',
      pks: call.items,
      input: { status: call.status },
      row: (pk) => this.#row(pk),
      record: (pk) => this.#record(pk),
    })
    const date = this.#services.clock().toISOString()
    const changed = await this.#write.transaction().execute(async (transaction) => {
      const found = await transaction
        .selectFrom('stock_item')
        .selectAll()
        .where('pk', 'in', keyList(call.items))
        .execute()
      refuseMissing(call.items, found)
      for (const item of found) refuseChanged(seen, item)
      const others = found.filter((item) => item.status !== call.status)
      const pks = others.map((item) => item.pk)
      await transaction
        .updateTable('stock_item')
        .set({ status: call.status, updated: date })
        .where('pk', 'in', keyList(pks))
        .execute()
      await writeTracking(
        transaction,
        { user, date, notes: call.note ?? '' },
        others.map(({ pk, part, status }) => ({
          item: pk,
          part,
          type: HISTORY.edited,
          deltas: statusDeltas(status, call.status),
        })),
      )
      return pks
    })
    publishChanges(this.#services, 'stockitem', 'saved', changed)
  }

  get #write(): Kysely<Tables> {
    return this.#services.database.write
  }

  async #row(pk: number): Promise<StockItemRow> {
    const row = await this.#write.selectFrom('stock_item').selectAll().where('pk', '=', pk).executeTakeFirst()
    if (row === undefined) refuse('items', `Invalid pk "${pk}" - object does not exist.`)
    return row
  }

  async #record(pk: number): Promise<object> {
    const today = localDate(this.#services.clock())
    const [record] = await loadStockItems(this.#write, [pk], { details: BARE, today })
    return record ?? {}
  }

  async #run(
    planner: Planner,
    { items, notes = '' }: StockCall,
    { location, user }: { location: number | null; user: number | null },
  ): Promise<void> {
    if (items.length === 0) refuse('items', 'At least one item is needed.')
    const now = this.#services.clock()
    const context: PlanContext = { location, user, today: localDate(now) }
    const stamp = { user, date: now.toISOString(), notes }
    const seen = await this.#judge(items, { planner, context })
    const outcome = await this.#write.transaction().execute(async (transaction) => {
      await refuseUnusableLocation(transaction, location)
      const changes = new Outcome()
      const problems: (Record<string, string[]> | null)[] = []
      for (const change of items) {
        const application = { planner, change, context, stamp, changes, seen }
        problems.push(await problemWith(() => applyChange(transaction, application)))
        // The second change of an item in one call follows our own first.
        seen.delete(change.pk)
      }
      // Thrown inside the transaction, so that the items before and after the refused one stay as they were.
      if (problems.some((problem) => problem !== null)) throw refusedItems(problems)
      return changes
    })
    for (const [action, pks] of outcome.actions()) publishChanges(this.#services, 'stockitem', action, pks)
    for (const { name, data } of outcome.happened) this.#services.happened?.(name, data)
  }

  async #judge(items: readonly ItemChange[], call: { planner: Planner; context: PlanContext }): Promise<JudgedItems> {
    const seen: JudgedItems = new Map()
    const problems: (Record<string, string[]> | null)[] = []
    for (const change of items)
      problems.push(await problemWith(() => judgeChange(this.#services, seen, { ...call, change })))
    if (problems.some((problem) => problem !== null)) throw refusedItems(problems)
    return seen
  }
}

async function problemWith(work: () => Promise<void>): Promise<Record<string, string[]> | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof AppError && error.code === 'INVALID_INPUT') return error.details as Record<string, string[]>
    throw error
  }
}

function refusedItems(problems: readonly (Record<string, string[]> | null)[]): AppError {
  const first = problems.find((problem) => problem !== null) ?? {}
  const reason = Object.values(first).flat().join(' ')
  return new AppError('INVALID_INPUT', `Nothing was changed, because of one of the items: ${reason}`, {
    details: { items: problems.map((problem) => problem ?? {}) },
  })
}

function refuseMissing(wanted: readonly number[], found: readonly StockItemRow[]): void {
  const there = new Set(found.map(({ pk }) => pk))
  const missing = wanted.filter((pk) => !there.has(pk))
  if (missing.length > 0) refuse('items', `Invalid pk "${missing.join(', ')}" - object does not exist.`)
}
