import type { ModelDeltas, ModelInstance, ValidationMixin, Verdict } from '@scanbench/plugin/mixins'

export interface FieldCheck {
  hook: 'validatePartName' | 'validatePartIpn' | 'validateBatchCode' | 'validateSerialNumber'
  field: string
  ask: (plugin: ValidationMixin) => Promise<Verdict>
}

type Row = [
  model: string,
  field: string,
  hook: FieldCheck['hook'],
  ask: (plugin: ValidationMixin, value: string, instance: ModelInstance) => Promise<Verdict>,
]

const ROWS: readonly Row[] = [
  ['part', 'name', 'validatePartName', (plugin, name, part) => plugin.validatePartName(name, part)],
  ['part', 'IPN', 'validatePartIpn', (plugin, ipn, part) => plugin.validatePartIpn(ipn, part)],
  ['stockitem', 'batch', 'validateBatchCode', (plugin, batch, item) => plugin.validateBatchCode(batch, item)],
  [
    'stockitem',
    'serial',
    'validateSerialNumber',
    (plugin, serial, item) => plugin.validateSerialNumber(serial, Number(item.fields['part'])),
  ],
]

/** The questions about single fields: those that are new or change, and are not empty. */
export function fieldChecks(instance: ModelInstance, deltas: ModelDeltas | null): FieldCheck[] {
  return ROWS.flatMap(([model, field, hook, ask]) => {
    const value = instance.fields[field]
    if (model !== instance.model || typeof value !== 'string' || value === '') return []
    if (deltas !== null && !Object.hasOwn(deltas, field)) return []
    return [{ hook, field, ask: (plugin) => ask(plugin, value, instance) } satisfies FieldCheck]
  })
}
