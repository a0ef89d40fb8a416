import type { LabelTemplate } from '../../records/label-records.ts'

type Values = Readonly<Record<string, unknown>>

const NAMES: Readonly<Record<LabelTemplate['model_type'], (values: Values) => string>> = {
  part: (values) => text(values['name']),
  stocklocation: (values) => inner(values, 'location', 'pathstring'),
  stockitem(values) {
    const [serial, batch] = [text(values['serial']), text(values['batch'])]
    const which = serial === '' ? (batch === '' ? '' : `, batch ${batch}`) : `, serial ${serial}`
    return `${inner(values, 'part', 'name')}${which}`
  },
  supplierpart: (values) => `${inner(values, 'supplier', 'name')} ${text(values['SKU'])}`.trim(),
  purchaseorder: (values) => text(values['reference']),
}

/** As people find it: names are not unique among stock items, so what tells them apart is said too. */
export function objectName(model: LabelTemplate['model_type'], item: number, values: Values): string {
  const name = NAMES[model](values)
  return name === '' ? `number ${item}` : `“${name}” (number ${item})`
}

function inner(values: Values, key: string, field: string): string {
  const value = values[key]
  return typeof value === 'object' && value !== null ? text((value as Values)[field]) : ''
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
