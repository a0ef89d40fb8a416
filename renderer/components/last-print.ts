import type { LabelModel } from '../client/print-jobs.ts'
import type { ReportModel } from '../client/reports.ts'
import { rememberedChoices } from './remembered-choices.ts'

/** How somebody printed a kind of thing the last time at this window. */
export interface LastPrint {
  template: number
  plugin: string
  machine: string | null
}

const prints = rememberedChoices<LabelModel, LastPrint>('scanbench.last-print')
const reports = rememberedChoices<ReportModel, number>('scanbench.last-report')

export const lastPrintOf = (model: LabelModel): LastPrint | null => prints.of(model)
export const rememberPrint = (model: LabelModel, print: LastPrint): void => prints.remember(model, print)
/** The template of a report. */
export const lastReportOf = (model: ReportModel): number | null => reports.of(model)
export const rememberReport = (model: ReportModel, template: number): void => reports.remember(model, template)
