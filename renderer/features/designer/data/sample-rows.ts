import type { LabelDocument } from '../../../../main/records/label-document.ts'

/** A row that the preview can be drawn with: an object of the station, or values of the template itself. */
export type SampleRow = { name: string } & (
  { kind: 'object'; item: number } | { kind: 'values'; values: Record<string, unknown> }
)

export interface SampleObject {
  item: number
  name: string
}

/** Objects first, then the rows of the template, in their order. */
export function sampleRows(objects: readonly SampleObject[], { samples }: Pick<LabelDocument, 'samples'>): SampleRow[] {
  return [
    ...objects.map(({ item, name }) => ({ kind: 'object' as const, name, item })),
    ...samples.map(({ name, values }) => ({ kind: 'values' as const, name, values })),
  ]
}

/** What the station is asked to draw with. */
export function rowRequest(row: SampleRow | undefined): { item: number | null; values: Record<string, unknown> } {
  if (row === undefined) return { item: null, values: {} }
  return row.kind === 'object' ? { item: row.item, values: {} } : { item: null, values: row.values }
}
