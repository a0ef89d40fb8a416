import type { DesignDocument } from '../../records/label-document.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import { textObject } from './template-objects.ts'

const NAMES: Readonly<Record<LabelTemplate['model_type'], string>> = {
  part: '{{ part.full_name }}',
  stockitem: '{{ part.full_name }}',
  stocklocation: '{{ location.name }}',
  supplierpart: '{{ supplier.name }} {{ SKU }}',
  purchaseorder: '{{ reference }}',
}

/** A new label: what the object is called, in the middle, as large as it fits. */
export function starterDocument(
  model: LabelTemplate['model_type'],
  size: { widthMm: number; heightMm: number },
): DesignDocument {
  const { widthMm, heightMm } = size
  const edge = Math.min(2, widthMm / 10, heightMm / 10)
  const heightOfText = heightMm - 2 * edge
  const name = textObject('text-1', {
    xMm: edge,
    yMm: edge,
    widthMm: widthMm - 2 * edge,
    heightMm: heightOfText,
    largestMm: Math.min(12, heightOfText),
    smallestMm: Math.min(2, heightOfText),
    lines: 2,
    align: 'center',
    text: NAMES[model],
  })
  return { format: 1, kind: 'design', ...size, prompts: [], samples: [], groups: [], objects: [name] }
}
