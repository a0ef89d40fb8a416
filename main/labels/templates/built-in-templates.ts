import type { DesignDocument } from '../../records/label-document.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import { barcodeObject, lineObject, textObject } from './template-objects.ts'
import type { TemplateDocument } from './template.ts'

const WIDTH_MM = 50
const HEIGHT_MM = 30

const RECORD = {
  filters: '',
  filename_pattern: 'label.pdf',
  enabled: true,
  width: WIDTH_MM,
  height: HEIGHT_MM,
  attach_to_model: false,
  revision: 1,
  template: '',
  updated: null,
  updated_by: null,
  kind: 'design',
  draft: false,
} as const satisfies Partial<LabelTemplate>

function design(...objects: DesignDocument['objects']): DesignDocument {
  const size = { widthMm: WIDTH_MM, heightMm: HEIGHT_MM }
  return { format: 1, kind: 'design', ...size, prompts: [], samples: [], groups: [], objects }
}

/** What the goods are, large enough to be read from a step away, and the code beside it. */
const ITEM_LABEL: TemplateDocument = {
  record: {
    ...RECORD,
    pk: 1,
    name: 'Item label',
    description: 'Name, number, quantity, location and code of a stock item',
    model_type: 'stockitem',
  },
  document: design(
    textObject('name', {
      xMm: 2,
      yMm: 1.5,
      widthMm: 46,
      heightMm: 8.75,
      largestMm: 6.5,
      smallestMm: 3,
      lines: 2,
      text: '{{ part.name }}',
    }),
    lineObject('rule', { xMm: 2, yMm: 10.75, lengthMm: 46 }),
    textObject('number', {
      xMm: 2,
      yMm: 11.75,
      widthMm: 28.5,
      heightMm: 4.5,
      largestMm: 4.5,
      smallestMm: 2.5,
      text: '{{ ipn }}',
    }),
    textObject('quantity', {
      xMm: 2,
      yMm: 16.5,
      widthMm: 28.5,
      heightMm: 5,
      largestMm: 5,
      smallestMm: 2.5,
      text: '{% if serial %}SN {{ serial }}{% else %}{{ quantity }} {{ part.units | default: "pcs" }}{% endif %}',
    }),
    textObject('batch', {
      xMm: 2,
      yMm: 21.75,
      widthMm: 28.5,
      heightMm: 3.25,
      largestMm: 3.25,
      smallestMm: 2.25,
      text: '{% if batch %}Batch {{ batch }}{% endif %}',
    }),
    textObject('location', {
      xMm: 2,
      yMm: 25.25,
      widthMm: 28.5,
      heightMm: 3.75,
      largestMm: 3.75,
      smallestMm: 2.5,
      text: '{{ location.name }}',
    }),
    barcodeObject('code', {
      xMm: 31,
      yMm: 11.25,
      widthMm: 18.25,
      heightMm: 18.25,
      symbology: 'qr',
      data: '{{ qr_data }}',
    }),
  ),
}

/** The name of the place is what people look for; the path says where that is. */
const LOCATION_LABEL: TemplateDocument = {
  record: {
    ...RECORD,
    pk: 2,
    name: 'Location label',
    description: 'Name, path and code of a stock location',
    model_type: 'stocklocation',
  },
  document: design(
    textObject('name', {
      xMm: 2,
      yMm: 3,
      widthMm: 25,
      heightMm: 14,
      largestMm: 10,
      smallestMm: 3.5,
      lines: 2,
      text: '{{ location.name }}',
    }),
    lineObject('rule', { xMm: 2, yMm: 17.75, lengthMm: 23 }),
    textObject('path', {
      xMm: 2,
      yMm: 18.5,
      widthMm: 25,
      heightMm: 9.5,
      largestMm: 3.25,
      smallestMm: 2.25,
      lines: 3,
      text: '{{ location.pathstring | replace: "/", " / " }}',
    }),
    barcodeObject('code', {
      xMm: 27.25,
      yMm: 4,
      widthMm: 22,
      heightMm: 22,
      symbology: 'qr',
      data: '{{ qr_data }}',
    }),
  ),
}

export const BUILT_IN_TEMPLATES: readonly TemplateDocument[] = [ITEM_LABEL, LOCATION_LABEL]
