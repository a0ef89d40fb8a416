import type { ReportDocument } from '../../../../main/records/report-document.ts'
import type { Difference } from '../versions/compare.ts'
import { compareLines } from '../versions/compare-lines.ts'

/** What one has to do to the older report to get the newer one. */
export function compareReports(older: ReportDocument, newer: ReportDocument): Difference[] {
  const papers = [older, newer].map(({ page_size, landscape }) => `${page_size}${landscape ? ' landscape' : ''}`)
  return [
    ...(papers[0] === papers[1] ? [] : [{ name: 'Paper', change: papers.join(' → ') }]),
    ...(older.merge === newer.merge
      ? []
      : [{ name: 'Objects', change: newer.merge ? 'one document for all' : 'a part for each' }]),
    ...compareLines(older.source, newer.source),
  ]
}
