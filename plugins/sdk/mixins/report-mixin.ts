import type { ActingUser } from '../data.ts'
import { Plugin } from '../plugin.ts'

/** What is being drawn. @since 1.0 */
export interface ReportRequest {
  template: { pk: number; name: string; model_type: string }
  instance: { model: string; pk: number } | null
  user: ActingUser | null
  /** The variables so far. */
  context: Record<string, unknown>
}

/**
 * Adds variables to labels and reports.
 * @example
 * async addLabelContext({ instance }: ReportRequest) { return { checked_by: 'Ana' } }
 * @since 1.0
 */
export abstract class ReportMixin extends Plugin {
  static readonly KEY: string = 'report'
  static readonly TITLE: string = 'Report context'
  static readonly REQUIRED: readonly string[] = []

  /** Variables to add or to replace. */
  async addReportContext(_request: ReportRequest): Promise<Record<string, unknown>> {
    return {}
  }

  /** The same, for labels. */
  async addLabelContext(_request: ReportRequest): Promise<Record<string, unknown>> {
    return {}
  }

  /** After a report was made; `file` is its address below `/media/`. */
  async reportCallback(_report: Omit<ReportRequest, 'context'> & { file: string }): Promise<void> {}
}
