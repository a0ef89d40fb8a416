import { AppError } from '@scanbench/plugin'
import type { Actor } from '../../users/actor.ts'
import type { Database } from '../../storage/database.ts'
import { keyList } from '../list-query.ts'
import type { StockChanges } from '../changes/stock-changes.ts'
import { stockStatusLabel } from '../items/stock-status.ts'
import { differencesOf, isSame, wordsOf } from './item-differences.ts'
import type { ItemState } from './item-differences.ts'
import type { StationSteps } from './station-steps.ts'

interface Options {
  database: Database
  changes: StockChanges
  steps: Pick<StationSteps, 'note'>
}

type StockCall = Parameters<StockChanges['add']>[0]
type Call<K extends 'count' | 'add' | 'remove' | 'transfer' | 'changeStatus'> = Parameters<StockChanges[K]>[0]

/** Changes of stock that somebody at a window makes, so that they can be taken back there. */
export class UndoableStock {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  count(call: Call<'count'>, actor: Actor): Promise<void> {
    return this.#noted(actor, of(call), () => this.#options.changes.count(call, actor.user))
  }

  add(call: Call<'add'>, actor: Actor): Promise<void> {
    return this.#noted(actor, of(call), () => this.#options.changes.add(call, actor.user))
  }

  remove(call: Call<'remove'>, actor: Actor): Promise<void> {
    return this.#noted(actor, of(call), () => this.#options.changes.remove(call, actor.user))
  }

  transfer(call: Call<'transfer'>, actor: Actor): Promise<void> {
    return this.#noted(actor, { ...of(call), isKept: hasAll }, () => this.#options.changes.transfer(call, actor.user))
  }

  changeStatus(call: Call<'changeStatus'>, actor: Actor): Promise<void> {
    return this.#noted(actor, { pks: call.items, isPlain: true, isKept: () => true }, () =>
      this.#options.changes.changeStatus(call, actor.user),
    )
  }

  /** Others than windows have no key for Undo, and what they do is not to be taken back at a bench. */
  async #noted(actor: Actor, { pks, isPlain, isKept }: Noted, work: () => Promise<void>): Promise<void> {
    if (actor.via !== 'window') return work()
    const before = await this.#states(pks)
    await work()
    const after = await this.#states(pks)
    const differences = differencesOf(before, after)
    const isThere = (one: ItemState) => after.some((other) => other.pk === one.pk && isKept(one, other))
    const isWhole = isPlain && before.every(isThere)
    if (differences.length === 0 && isWhole) return
    const words = wordsOf(differences, stockStatusLabel)
    const [older, newer] = [differences.map((one) => one.before), differences.map((one) => one.after)]
    this.#options.steps.note({
      user: actor.user,
      words: isWhole ? words : `${words}, in part`,
      undo: (user) => (isWhole ? this.#bring(newer, older, { user, notes: `Undo: ${words}` }) : refusePart(words)),
      redo: (user) => this.#bring(older, newer, { user, notes: `Redo: ${words}` }),
    })
  }

  /** From one state to the other by the changes that everybody makes, so that the ledger tells of them. */
  async #bring(
    from: readonly ItemState[],
    to: readonly ItemState[],
    { user, notes }: { user: number | null; notes: string },
  ): Promise<void> {
    await this.#refuseMovedOn(from)
    const { changes } = this.#options
    const pairs = differencesOf(from, to)
    const by = (sign: number) =>
      pairs.flatMap(({ before, after }) => {
        const quantity = (after.quantity - before.quantity) * sign
        return quantity > 0 ? [{ pk: after.pk, quantity }] : []
      })
    const moved = pairs.filter(({ before, after }) => before.location !== after.location)
    if (moved.some(({ after }) => after.location === null))
      throw new AppError('CONFLICT', 'It was in no location before, and nothing can be moved to none. Edit the item.')
    if (by(1).length > 0) await changes.add({ items: by(1), notes }, user)
    if (by(-1).length > 0) await changes.remove({ items: by(-1), notes }, user)
    for (const [location, items] of Map.groupBy(moved, ({ after }) => after.location))
      if (location !== null)
        await changes.transfer(
          { items: items.map(({ after: { pk, quantity } }) => ({ pk, quantity })), location, notes },
          user,
        )
    const marked = pairs.filter(({ before, after }) => before.status !== after.status)
    for (const [status, items] of Map.groupBy(marked, ({ after }) => after.status))
      await changes.changeStatus({ items: items.map(({ after }) => after.pk), status, note: notes }, user)
  }

  /** Says who was there in between, and when. */
  async #refuseMovedOn(expected: readonly ItemState[]): Promise<void> {
    const now = await this.#states(expected.map(({ pk }) => pk))
    for (const one of expected) {
      const found = now.find(({ pk }) => pk === one.pk)
      if (found === undefined) throw new AppError('CONFLICT', `${one.name} is not there any more. Look at its part.`)
      if (!isSame(one, found)) throw new AppError('CONFLICT', await this.#whoChanged(one))
    }
  }

  async #whoChanged({ pk, name }: ItemState): Promise<string> {
    const last = await this.#options.database.write
      .selectFrom('stock_tracking')
      .leftJoin('user', 'user.pk', 'stock_tracking.user')
      .select(['user.username', 'stock_tracking.date'])
      .where('stock_tracking.item', '=', pk)
      .orderBy('stock_tracking.pk', 'desc')
      .executeTakeFirst()
    const who = last?.username ?? 'Somebody'
    const when = last === undefined ? '' : ` on ${last.date.slice(0, 16).replace('T', ' ')} UTC`
    return `${who} changed ${name} (item ${pk}) since${when}. Open the item and put it right there.`
  }

  async #states(pks: readonly number[]): Promise<ItemState[]> {
    return this.#options.database.write
      .selectFrom('stock_item')
      .innerJoin('part', 'part.pk', 'stock_item.part')
      .leftJoin('stock_location', 'stock_location.pk', 'stock_item.location')
      .select(['stock_item.pk', 'stock_item.quantity', 'stock_item.location', 'stock_item.status', 'part.name'])
      .select((query) => query.fn.coalesce('stock_location.pathstring', query.val('')).as('place'))
      .where('stock_item.pk', 'in', keyList(pks))
      .execute()
  }
}

interface Noted {
  pks: readonly number[]
  /** Quantity, place and state are all that it changes. */
  isPlain: boolean
  /** Is it still all in this item? */
  isKept: (before: ItemState, after: ItemState) => boolean
}

function of({ items }: StockCall): Noted {
  const isPlain = items.every(({ batch, packaging }) => batch === undefined && packaging === undefined)
  return { pks: items.map(({ pk }) => pk), isPlain, isKept: () => true }
}

/** Of what moved, no piece was taken off. */
function hasAll(before: ItemState, after: ItemState): boolean {
  return before.quantity === after.quantity
}

function refusePart(words: string): never {
  throw new AppError(
    'CONFLICT',
    `"${words}" made or used up an item and cannot be taken back by itself. Open the item.`,
  )
}
