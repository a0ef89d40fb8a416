import type { ReportTemplate } from '../records/output-records.ts'

/** A report design: Liquid in HTML. `style` is written once, `body` for each object, or once when they are merged. */
export interface ReportDocument {
  record: ReportTemplate
  style: string
  body: string
}

const PAPER: Readonly<Record<ReportTemplate['page_size'], { widthMm: number; heightMm: number }>> = {
  A4: { widthMm: 210, heightMm: 297 },
  A3: { widthMm: 297, heightMm: 420 },
  Legal: { widthMm: 215.9, heightMm: 355.6 },
  Letter: { widthMm: 215.9, heightMm: 279.4 },
}

export function paperOf({ page_size, landscape }: Pick<ReportTemplate, 'page_size' | 'landscape'>) {
  const { widthMm, heightMm } = PAPER[page_size]
  return landscape ? { widthMm: heightMm, heightMm: widthMm } : { widthMm, heightMm }
}
