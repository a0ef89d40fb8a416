import type { KeptTemplate } from '../labels/templates/template-sort.ts'
import type { ReportDocument } from '../records/report-document.ts'
import type { ReportTemplate } from '../records/output-records.ts'

/** A report design: what clients see of it, and its page. */
export type KeptReport = KeptTemplate<ReportDocument, ReportTemplate>

const PAPER: Readonly<Record<ReportDocument['page_size'], { widthMm: number; heightMm: number }>> = {
  A4: { widthMm: 210, heightMm: 297 },
  A3: { widthMm: 297, heightMm: 420 },
  Legal: { widthMm: 215.9, heightMm: 355.6 },
  Letter: { widthMm: 215.9, heightMm: 279.4 },
}

export function paperOf({ page_size, landscape }: Pick<ReportDocument, 'page_size' | 'landscape'>) {
  const { widthMm, heightMm } = PAPER[page_size]
  return landscape ? { widthMm: heightMm, heightMm: widthMm } : { widthMm, heightMm }
}
