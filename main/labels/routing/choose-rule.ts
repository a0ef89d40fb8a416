import type { ModelKey } from '@scanbench/plugin'
import type { PrintRule } from '../../records/print-records.ts'
import { fitsFilters, readTemplateFilters } from '../templates/template-filters.ts'

/** What is to be labelled, and where. */
export interface PrintSituation {
  model: ModelKey
  /** The object as the API shows it; null when it is not known which. */
  record: Readonly<Record<string, unknown>> | null
  /** The template that a person chose; null for none. */
  template: number | null
  station: string
  /** The roll in a printer, as far as it is known. */
  mediaOf: (machine: string) => { widthMm: number; lengthMm: number | null } | null
}

/** Rolls are cut, and printers measure, to about this. */
const TOLERANCE_MM = 1

/** The first rule that fits; rules are in their order. */
export function chooseRule(rules: readonly PrintRule[], situation: PrintSituation): PrintRule | null {
  return rules.find((rule) => fits(rule, situation)) ?? null
}

function fits(rule: PrintRule, { model, record, template, station, mediaOf }: PrintSituation): boolean {
  if (!rule.enabled || rule.model_type !== model) return false
  if (rule.station !== '' && rule.station !== station) return false
  if (template !== null && rule.template !== null && rule.template !== template) return false
  if (rule.media !== null && (rule.machine === null || !hasRoll(rule.media, mediaOf(rule.machine)))) return false
  if (rule.filters === '') return true
  return record !== null && fitsFilters(readTemplateFilters(rule.filters, model), record, model)
}

function hasRoll(wanted: NonNullable<PrintRule['media']>, loaded: { widthMm: number; lengthMm: number | null } | null) {
  if (loaded === null) return false
  return isAbout(wanted.width_mm, loaded.widthMm) && isAbout(wanted.length_mm, loaded.lengthMm)
}

function isAbout(wanted: number | null, loaded: number | null): boolean {
  return wanted === null || loaded === null ? wanted === loaded : Math.abs(wanted - loaded) <= TOLERANCE_MM
}
