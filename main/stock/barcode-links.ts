import { AppError } from '@scanbench/plugin'
import type { Database } from '../storage/database.ts'
import type { StockModel } from './stock-services.ts'
import { publishChanges } from './stock-services.ts'
import type { StockServices } from './stock-services.ts'

export interface LinkedObject {
  model: string
  object_pk: number
}

export interface BarcodeLink extends LinkedObject {
  barcode_data: string
  barcode_hash: string
}

const MODELS: ReadonlySet<string> = new Set<StockModel>([
  'part',
  'stockitem',
  'stocklocation',
  'supplierpart',
  'manufacturerpart',
  'purchaseorder',
])

/** Codes that somebody stuck on an object: one code per object, one object per code. */
export class BarcodeLinks {
  readonly #services: Omit<StockServices, 'checks' | 'icons'>
  readonly #database: Database

  constructor(services: Omit<StockServices, 'checks' | 'icons'>) {
    this.#services = services
    this.#database = services.database
  }

  async find(hash: string): Promise<LinkedObject | null> {
    const row = await this.#database.write
      .selectFrom('barcode_link')
      .select(['model', 'object_pk'])
      .where('barcode_hash', '=', hash)
      .executeTakeFirst()
    return row ?? null
  }

  async ofObject(model: string, pk: number): Promise<BarcodeLink | null> {
    const row = await this.#database.write
      .selectFrom('barcode_link')
      .select(['model', 'object_pk', 'barcode_data', 'barcode_hash'])
      .where('model', '=', model)
      .where('object_pk', '=', pk)
      .executeTakeFirst()
    return row ?? null
  }

  /** A code the object had before gives way; a code that another object has is refused. */
  async link(link: { model: string; pk: number; barcode: string; hash: string; user: number | null }): Promise<void> {
    const { model, pk, barcode: barcode_data, hash: barcode_hash, user } = link
    const created = this.#services.clock().toISOString()
    await this.#database.write.transaction().execute(async (transaction) => {
      const holder = await transaction
        .selectFrom('barcode_link')
        .select(['model', 'object_pk'])
        .where('barcode_hash', '=', barcode_hash)
        .executeTakeFirst()
      if (holder !== undefined && (holder.model !== model || holder.object_pk !== pk)) throw alreadyLinked(holder)
      await transaction.deleteFrom('barcode_link').where('model', '=', model).where('object_pk', '=', pk).execute()
      await transaction
        .insertInto('barcode_link')
        .values({ model, object_pk: pk, barcode_data, barcode_hash, created, user })
        .execute()
    })
    this.#publish(model, pk)
  }

  /** An object without a code is fine too. */
  async unlink({ model, pk }: { model: string; pk: number }): Promise<void> {
    await this.#database.write
      .deleteFrom('barcode_link')
      .where('model', '=', model)
      .where('object_pk', '=', pk)
      .execute()
    this.#publish(model, pk)
  }

  #publish(model: string, pk: number): void {
    if (MODELS.has(model)) publishChanges(this.#services, model as StockModel, 'saved', [pk])
  }
}

function alreadyLinked({ model, object_pk }: LinkedObject): AppError {
  const error = `This barcode already belongs to ${model} ${object_pk}. Unlink it there first.`
  return new AppError('INVALID_INPUT', error, { details: { error, [model]: { pk: object_pk } } })
}
