import type { ReportModel } from '../client/reports.ts'

const STORE = 'scanbench.last-report'

type Templates = Partial<Record<ReportModel, number>>

function all(): Templates {
  try {
    return JSON.parse(localStorage.getItem(STORE) ?? '{}') as Templates
  } catch {
    return {}
  }
}

/** The template of a report that was chosen the last time at this window. */
export function lastReportOf(model: ReportModel): number | null {
  return all()[model] ?? null
}

export function rememberReport(model: ReportModel, template: number): void {
  try {
    localStorage.setItem(STORE, JSON.stringify({ ...all(), [model]: template }))
  } catch {
    // A full or forbidden store costs the memory of a choice, not what was made.
  }
}
