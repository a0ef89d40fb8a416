import { AppError } from '@scanbench/plugin'
import type { Transition } from '@scanbench/plugin/mixins'
import type { Patch } from '../companies/record-table.ts'
import type { Listing, Page } from '../records/page.ts'
import type { OrderAction, PurchaseOrder } from '../records/company-records.ts'
import { deltasOf } from '../stock/object-checks.ts'
import type { StockServices } from '../stock/stock-services.ts'
import { localDate } from '../storage/values.ts'
import { actingUser } from '../users/acting-user.ts'
import type { Actor } from '../users/actor.ts'
import { statusChange } from './purchase-order-status.ts'
import { createPurchaseOrderTable, nextReference } from './purchase-order-table.ts'
import type { PurchaseOrderFilters, PurchaseOrderInput, PurchaseOrderTable } from './purchase-order-table.ts'

interface Options extends StockServices {
  /** Says whether a plugin has done the change itself; rejects when one forbids it. */
  transitions: { intercept(transition: Transition): Promise<boolean> }
}

/** Orders to suppliers, from a draft to what became of them. */
export class PurchaseOrders {
  readonly #options: Options
  readonly #table: PurchaseOrderTable

  constructor(options: Options) {
    this.#options = options
    this.#table = createPurchaseOrderTable(options)
  }

  get(pk: number): Promise<PurchaseOrder> {
    return this.#table.get(pk)
  }

  list(filters: PurchaseOrderFilters, page: Page): Promise<Listing<PurchaseOrder>> {
    return this.#table.list(filters, page)
  }

  async create(input: PurchaseOrderInput, user: number | null): Promise<PurchaseOrder> {
    const { database, clock } = this.#options
    const given = { ...input, creation_date: localDate(clock()), created_by: user }
    await this.#table.judge(given)
    const record = await database.write.transaction().execute(async (transaction) =>
      this.#table.insert(transaction, {
        ...given,
        reference: given.reference ?? (await nextReference(transaction)),
      }),
    )
    this.#table.tell('created', [record.pk])
    return record
  }

  update(pk: number, input: Patch<PurchaseOrderInput>): Promise<PurchaseOrder> {
    return this.#table.update(pk, input)
  }

  remove(pk: number): Promise<void> {
    return this.#table.remove(pk)
  }

  /** Plugins are asked first: one may forbid the change, or do it in its own way. */
  async change(pk: number, action: OrderAction, actor: Actor): Promise<PurchaseOrder> {
    const order = await this.get(pk)
    const { target, stamps } = statusChange(action, order.status)
    const isDone = await this.#options.transitions.intercept({
      model: 'purchaseorder',
      pk,
      current: order.status,
      target,
      instance: order,
      user: actingUser(actor),
    })
    if (isDone) return await this.get(pk)
    const change = { status: target }
    const deltas = deltasOf(order, change)
    await this.#options.checks.save({ model: 'purchaseorder', pk, fields: { ...order, ...change } }, deltas)
    await this.#write(order, { ...change, ...this.#stamp(stamps) })
    return await this.get(pk)
  }

  #stamp(column: 'issue_date' | 'complete_date' | null) {
    return column === null ? {} : { [column]: localDate(this.#options.clock()) }
  }

  /** The order must still be as the plugins saw it. */
  async #write(order: PurchaseOrder, row: { status: number }): Promise<void> {
    const { numUpdatedRows } = await this.#options.database.write
      .updateTable('purchase_order')
      .set(row)
      .where('pk', '=', order.pk)
      .where('status', '=', order.status)
      .executeTakeFirst()
    if (numUpdatedRows === 0n)
      throw new AppError('CONFLICT', `Order ${order.reference} was changed by somebody else. Look at it again.`)
    this.#table.tell('saved', [order.pk])
  }
}
