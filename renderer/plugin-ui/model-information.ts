import type { ModelInformation } from '@scanbench/plugin/ui'

/** What the window knows of each kind of object: where its records are asked for, and where it has a page. */
export const MODEL_INFORMATION: Readonly<Record<string, ModelInformation>> = {
  part: model('Part', 'Parts', '/api/part/', '/stock/parts'),
  stockitem: model('Stock item', 'Stock items', '/api/stock/', '/stock/items'),
  stocklocation: model('Stock location', 'Stock locations', '/api/stock/location/', '/stock/locations'),
  partcategory: model('Part category', 'Part categories', '/api/part/category/', null),
  company: model('Company', 'Companies', '/api/company/', null),
  supplierpart: model('Supplier part', 'Supplier parts', '/api/company/part/', null),
  manufacturerpart: model('Manufacturer part', 'Manufacturer parts', '/api/company/part/manufacturer/', null),
  purchaseorder: model('Purchase order', 'Purchase orders', '/api/order/po/', null),
  machine: model('Machine', 'Machines', '/api/machine/', '/machines'),
  labeltemplate: model('Label template', 'Label templates', '/api/label/template/', null),
  user: model('User', 'Users', '/api/user/', null),
}

function model(label: string, plural: string, endpoint: string, page: string | null): ModelInformation {
  return {
    label,
    label_multiple: plural,
    api_endpoint: endpoint,
    url_overview: page,
    url_detail: page === null ? null : `${page}/:pk`,
  }
}

type Fields = Readonly<Record<string, unknown>>

/** A line that names an object, and one that tells it from others: what people call it comes first. */
export function namesOf(record: Fields): { name: string; detail: string } {
  const part = record['part_detail']
  const ofPart = typeof part === 'object' && part !== null ? text(part as Fields, NAMES) : ''
  const name = ofPart === '' ? text(record, NAMES) : ofPart
  const own = text(record, DETAILS)
  return { name: name === '' ? `#${keyOf(record) ?? '?'}` : name, detail: own === name ? '' : own }
}

/** Records have a number or a text as key. */
export function keyOf({ pk }: Fields): string | number | null {
  return typeof pk === 'string' || typeof pk === 'number' ? pk : null
}

const NAMES = ['full_name', 'name', 'SKU', 'MPN', 'reference', 'username', 'text']
const DETAILS = ['serial', 'batch', 'pathstring', 'description', 'IPN']

function text(record: Fields, fields: readonly string[]): string {
  for (const field of fields) {
    const value = record[field]
    if (typeof value === 'string' && value !== '') return value
  }
  return ''
}
