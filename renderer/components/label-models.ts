import type { LabelModel } from '../client/print-jobs.ts'
import type { RelatedRecord } from '../client/related.ts'

interface LabelModelWords {
  one: string
  many: string
  address: string
  /** What makes the list tell enough to choose. */
  query: Readonly<Record<string, boolean>>
  nameOf: (record: RelatedRecord) => string
}

/** The kinds of things that labels are of. */
export const LABEL_MODELS: Readonly<Record<LabelModel, LabelModelWords>> = {
  stockitem: {
    one: 'item',
    many: 'items',
    address: '/api/stock/',
    query: { part_detail: true, location_detail: true },
    nameOf: ({ pk, part_detail, location_detail, quantity }) =>
      [textIn(part_detail, 'name') ?? `Item ${pk}`, textIn(location_detail, 'name') ?? 'no location', quantity].join(
        ', ',
      ),
  },
  stocklocation: {
    one: 'location',
    many: 'locations',
    address: '/api/stock/location/',
    query: {},
    nameOf: (record) => textIn(record, 'pathstring') ?? `Location ${record.pk}`,
  },
  part: {
    one: 'part',
    many: 'parts',
    address: '/api/part/',
    query: {},
    nameOf: (record) => textIn(record, 'full_name') ?? textIn(record, 'name') ?? `Part ${record.pk}`,
  },
  supplierpart: {
    one: 'supplier part',
    many: 'supplier parts',
    address: '/api/company/part/',
    query: {},
    nameOf: (record) =>
      [textIn(record, 'SKU') ?? `Supplier part ${record.pk}`, textIn(record, 'description')]
        .filter((text) => text !== undefined)
        .join(', '),
  },
  purchaseorder: {
    one: 'order',
    many: 'orders',
    address: '/api/order/po/',
    query: {},
    nameOf: (record) =>
      [textIn(record, 'reference') ?? `Order ${record.pk}`, textIn(record, 'supplier_name')]
        .filter((text) => text !== undefined)
        .join(', '),
  },
}

const VOWEL = /^[aeiou]/u

/** `an item`, `a part`. */
export function oneOf(model: LabelModel): string {
  const { one } = LABEL_MODELS[model]
  return `${VOWEL.test(one) ? 'an' : 'a'} ${one}`
}

export function isLabelModel(model: string): model is LabelModel {
  return Object.hasOwn(LABEL_MODELS, model)
}

function textIn(value: unknown, field: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const text = (value as Record<string, unknown>)[field]
  return typeof text === 'string' && text !== '' ? text : undefined
}
