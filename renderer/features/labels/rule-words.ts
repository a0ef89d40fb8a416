import type { PrintRule } from '../../../main/records/print-records.ts'
import { LABEL_MODELS } from '../../components/label-models.ts'

type Conditions = Pick<PrintRule, 'model_type' | 'filters' | 'station' | 'media'>

/** When a rule fits, as one reads it. */
export function conditionText({ model_type, filters, station, media }: Conditions): string {
  return [
    LABEL_MODELS[model_type].many,
    ...(filters === '' ? [] : [`with ${filters}`]),
    ...(station === '' ? [] : [`at ${station}`]),
    ...(media === null ? [] : [`while a roll of ${rollText(media)} is loaded`]),
  ].join(' ')
}

interface Names {
  template: string | null
  printer: string | null
}

/** What a rule chooses. */
export function resultText({ template, machine, copies, scan_back }: PrintRule, names: Names): string {
  return [
    template === null ? 'the usual label' : (names.template ?? 'a label that is gone'),
    machine === null ? 'on the usual printer' : `on ${names.printer ?? 'a printer that is gone or off'}`,
    ...(copies > 1 ? [`${copies} copies`] : []),
    ...(scan_back ? ['scan each label afterwards'] : []),
  ].join(', ')
}

export function rollText({ width_mm, length_mm }: NonNullable<PrintRule['media']>): string {
  return length_mm === null ? `${width_mm} mm endless` : `${width_mm} x ${length_mm} mm`
}
