import { MODEL_CODES } from '@scanbench/plugin'
import type { ModelKey } from '@scanbench/plugin'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Database } from '../../storage/database.ts'
import { barcodeHash } from '../barcode-hash.ts'
import { gtinForms } from './code-clues.ts'
import type { CodeClues } from './code-clues.ts'

/** Something that a code may mean, with the name that people choose by. */
export interface Choice {
  model: ModelKey
  pk: number
  name: string
}

interface Candidate extends Choice {
  /** The part that it is, or belongs to. */
  part: number | null
}

/** More than this is no question that one code can answer. */
const MOST_CHOICES = 9

/** Finds what the clues of a code lead to. Several answers mean that somebody has to choose. */
export class CodeLookup {
  readonly #database: Database

  constructor({ database }: { database: Database }) {
    this.#database = database
  }

  async find(clues: CodeClues): Promise<Choice[]> {
    const named = await this.#named(clues)
    if (named.length > 0) return unique(named)
    const parts = await this.#parts(clues)
    const items = await this.#items(clues, parts)
    if (items.length > 0 && items.length <= MOST_CHOICES) return unique(items)
    if (parts.length > 0) return unique(onePerPart(parts)).slice(0, MOST_CHOICES)
    return unique([...(await this.#locations(clues)), ...(await this.#orders(clues))]).slice(0, MOST_CHOICES)
  }

  /** The name of one thing; null when it is gone. */
  async name({ model, pk }: Pick<Choice, 'model' | 'pk'>): Promise<Choice | null> {
    const [found] = unique(await this.#select(OBJECTS[model], sql`pk = ${pk}`))
    return found ?? null
  }

  async #named({ objects, sscc }: CodeClues): Promise<Candidate[]> {
    const found = await Promise.all(objects.map(({ model, pk }) => this.#select(OBJECTS[model], sql`pk = ${pk}`)))
    const pallet = sscc === null ? [] : await this.#linked([sscc, `00${sscc}`])
    return [...found.flat(), ...pallet]
  }

  /** By a linked code first, then by the numbers that our own records hold. */
  async #parts({ gtins, partNumbers }: CodeClues): Promise<Candidate[]> {
    const forms = gtins.flatMap(gtinForms)
    const linked = await this.#linked(forms.flatMap((form) => [form, `01${form.padStart(14, '0')}`]))
    if (linked.length > 0) return linked
    const numbers = [...new Set([...forms, ...partNumbers])]
    if (numbers.length === 0) return []
    const wanted = sql.join(numbers)
    const found = await Promise.all([
      this.#select(OBJECTS.part, sql`IPN IN (${wanted}) AND IPN <> ''`),
      this.#select(OBJECTS.supplierpart, sql`SKU IN (${wanted})`),
      this.#select(OBJECTS.manufacturerpart, sql`MPN IN (${wanted})`),
    ])
    return found.flat()
  }

  /** A serial or lot number says which item; without a part it must be the only one of its kind. */
  async #items({ serial, batch, sscc }: CodeClues, parts: readonly Candidate[]): Promise<Candidate[]> {
    const key = serial !== null ? sql`serial = ${serial}` : batch !== null ? sql`batch = ${batch}` : null
    if (key === null)
      return sscc === null ? [] : this.#select(OBJECTS.stockitem, sql`serial = ${sscc} OR batch = ${sscc}`)
    const pks = parts.flatMap(({ part }) => part ?? [])
    const ofPart = pks.length === 0 ? sql`TRUE` : sql`part IN (${sql.join(pks)})`
    return this.#select(OBJECTS.stockitem, sql`${key} AND ${ofPart}`)
  }

  async #locations({ location }: CodeClues): Promise<Candidate[]> {
    if (location === null) return []
    return this.#select(OBJECTS.stocklocation, sql`short = ${location} OR pathstring = ${location}`)
  }

  async #orders({ order }: CodeClues): Promise<Candidate[]> {
    if (order === null) return []
    return this.#select(OBJECTS.purchaseorder, sql`reference = ${order} OR supplier_reference = ${order}`)
  }

  async #linked(texts: readonly string[]): Promise<Candidate[]> {
    if (texts.length === 0) return []
    const hashes = sql.join([...new Set(texts.map(barcodeHash))])
    const { rows } = await sql<{ model: string; pk: number }>`
      SELECT model, object_pk AS pk FROM barcode_link WHERE barcode_hash IN (${hashes}) LIMIT ${MOST_CHOICES}
    `.execute(this.#database.write)
    const known = rows.flatMap(({ model, pk }) => (isModel(model) ? [{ model, pk }] : []))
    return (await Promise.all(known.map(({ model, pk }) => this.#select(OBJECTS[model], sql`pk = ${pk}`)))).flat()
  }

  async #select({ model, from }: ObjectSource, where: RawBuilder<unknown>): Promise<Candidate[]> {
    const { rows } = await sql<Omit<Candidate, 'model'>>`
      SELECT pk, part, name FROM (${from}) WHERE ${where} ORDER BY pk LIMIT ${MOST_CHOICES + 1}
    `.execute(this.#database.write)
    return rows.map((row) => ({ ...row, model }))
  }
}

interface ObjectSource {
  model: ModelKey
  from: RawBuilder<unknown>
}

/** Each kind with its part, its name for people, and the columns it is found by. */
const OBJECTS: Readonly<Record<ModelKey, ObjectSource>> = {
  part: {
    model: 'part',
    from: sql`SELECT pk, pk AS part, trim(IPN || ' ' || name || ' ' || revision) AS name, IPN FROM part`,
  },
  stockitem: {
    model: 'stockitem',
    from: sql`SELECT item.pk AS pk, item.part AS part, item.serial AS serial, item.batch AS batch,
      part.name || coalesce(' #' || item.serial, ' lot ' || item.batch, '') || printf(', %g', item.quantity)
      || coalesce(', ' || place.pathstring, ', no location') AS name
      FROM stock_item AS item JOIN part ON part.pk = item.part LEFT JOIN stock_location AS place ON place.pk = item.location`,
  },
  stocklocation: {
    model: 'stocklocation',
    from: sql`SELECT pk, NULL AS part, pathstring AS name, pathstring, name AS short FROM stock_location`,
  },
  supplierpart: {
    model: 'supplierpart',
    from: sql`SELECT sold.pk AS pk, sold.part AS part, sold.SKU AS SKU, company.name || ' ' || sold.SKU AS name
      FROM supplier_part AS sold JOIN company ON company.pk = sold.supplier`,
  },
  manufacturerpart: {
    model: 'manufacturerpart',
    from: sql`SELECT made.pk AS pk, made.part AS part, made.MPN AS MPN, company.name || ' ' || made.MPN AS name
      FROM manufacturer_part AS made JOIN company ON company.pk = made.manufacturer`,
  },
  purchaseorder: {
    model: 'purchaseorder',
    from: sql`SELECT pk, NULL AS part, trim(reference || ' ' || description) AS name, reference, supplier_reference
      FROM purchase_order`,
  },
}

function isModel(model: string): model is ModelKey {
  return Object.hasOwn(MODEL_CODES, model)
}

/** A part, what a seller calls it and what its maker calls it are one answer: the first. */
function onePerPart(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<number>()
  return candidates.filter(({ part }) => {
    if (part === null) return true
    if (seen.has(part)) return false
    seen.add(part)
    return true
  })
}

function unique(candidates: readonly Candidate[]): Choice[] {
  const byKey = new Map(candidates.map(({ model, pk, name }) => [`${model} ${pk}`, { model, pk, name }]))
  return [...byKey.values()]
}
