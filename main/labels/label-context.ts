import type { ActingUser } from '@scanbench/plugin'
import type { LabelTemplate } from '../records/label-records.ts'

type Values = Record<string, unknown>

export interface ContextSource {
  template: LabelTemplate
  /** The object of the label, as the API shows it with its details. */
  record: Values
  /** The object one level up, for locations that have one. */
  parent: Values | null
  /** The internal code of the object. */
  code: string
  baseUrl: string
  now: Date
  /** Who prints. */
  user: ActingUser | null
  /** What belongs to the object: `stock_items`, `child_items`. Those that nobody asked for are empty. */
  lists: Readonly<Record<string, readonly Values[]>>
}

/** The names that a label template can use; those of InvenTree, as far as the station has the data. */
export function labelContext(source: ContextSource): Values {
  return { ...common(source), ...modelContext(source.template.model_type, source) }
}

export type ModelSource = Pick<ContextSource, 'record' | 'parent' | 'code' | 'baseUrl' | 'lists'>

/** What labels and reports can say of an object. */
export function modelContext(model: LabelTemplate['model_type'], source: ModelSource): Values {
  return { ...MODELS[model](source), ...source.lists }
}

function common({ template, baseUrl, now, user, code }: ContextSource): Values {
  const { width, height } = template
  const datetime = now.toISOString()
  return {
    base_url: baseUrl,
    date: datetime.slice(0, 10),
    datetime,
    template,
    template_name: template.name,
    template_description: template.description,
    template_revision: template.revision,
    user,
    width,
    height,
    page_style: `@page { size: ${width}mm ${height}mm; margin: 0; }`,
    qr_data: code,
    reprint: 0,
  }
}

const MODELS: Readonly<Record<LabelTemplate['model_type'], (source: ModelSource) => Values>> = {
  part: partContext,
  stockitem: itemContext,
  stocklocation: locationContext,
  supplierpart: supplierPartContext,
  purchaseorder: orderContext,
}

function partContext({ record, baseUrl }: ModelSource): Values {
  const { name, description, IPN, revision, category, pk } = record
  return {
    part: record,
    name: record['full_name'] ?? name,
    description,
    IPN,
    revision,
    category,
    parameters: {},
    stock_items: [],
    variants: [],
    bom_items: [],
    test_templates: [],
    test_template_list: [],
    qr_url: `${baseUrl}/web/part/${String(pk)}`,
  }
}

function itemContext({ record, baseUrl, code }: ModelSource): Values {
  const part = valuesOf(record['part_detail'])
  return {
    item: record,
    stock_item: record,
    part,
    name: part['full_name'] ?? part['name'],
    ipn: part['IPN'],
    quantity: withoutZeros(record['quantity']),
    serial: record['serial'],
    batch: record['batch'],
    location: valuesOf(record['location_detail']),
    barcode_data: code,
    barcode_hash: record['barcode_hash'],
    qr_url: `${baseUrl}/web/stock/item/${String(record['pk'])}`,
    parameters: {},
    child_items: [],
    installed_items: [],
    tests: {},
    test_keys: [],
    results: {},
    result_list: [],
    test_templates: [],
    test_template_list: [],
  }
}

function locationContext({ record, parent, baseUrl }: ModelSource): Values {
  return {
    location: record,
    stock_location: record,
    parent,
    stock_items: [],
    sub_locations: [],
    qr_url: `${baseUrl}/web/stock/location/${String(record['pk'])}`,
  }
}

function supplierPartContext({ record, baseUrl }: ModelSource): Values {
  const { SKU, MPN, description, packaging, pack_quantity, pk } = record
  const part = valuesOf(record['part_detail'])
  return {
    supplier_part: record,
    part,
    name: part['full_name'] ?? part['name'],
    supplier: valuesOf(record['supplier_detail']),
    manufacturer: valuesOf(record['manufacturer_detail']),
    SKU,
    MPN,
    description,
    packaging,
    pack_quantity,
    qr_url: `${baseUrl}/web/purchasing/supplier-part/${String(pk)}`,
  }
}

function orderContext({ record, baseUrl }: ModelSource): Values {
  const { reference, description, pk } = record
  const supplier = valuesOf(record['supplier_detail'])
  return {
    order: record,
    reference,
    title: [reference, supplier['name']].filter((part) => typeof part === 'string').join(' - '),
    description,
    supplier,
    lines: [],
    extra_lines: [],
    qr_url: `${baseUrl}/web/purchasing/purchase-order/${String(pk)}`,
  }
}

function valuesOf(value: unknown): Values {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** `5`, not `5.00000`; and no more digits than stock is counted in. */
function withoutZeros(quantity: unknown): string {
  return typeof quantity === 'number' ? String(Number(quantity.toFixed(5))) : ''
}
