import type { LabelTemplate } from '../records/records.ts'
import type { TemplateDocument } from './template.ts'

const COMMON = {
  filters: '',
  filename_pattern: 'label.pdf',
  enabled: true,
  width: 50,
  height: 30,
  attach_to_model: false,
  revision: 1,
} as const satisfies Partial<LabelTemplate>

/** What the goods are, large enough to be read from a step away, and the code beside it. */
const ITEM_LABEL: TemplateDocument = {
  record: {
    ...COMMON,
    pk: 1,
    name: 'Item label',
    description: 'Name, number, quantity, location and code of a stock item',
    model_type: 'stockitem',
  },
  objects: [
    {
      kind: 'text',
      xMm: 2,
      yMm: 1.5,
      widthMm: 46,
      heightMm: 8.75,
      text: '{{ part.name }}',
      largestMm: 6.5,
      smallestMm: 3,
      lines: 2,
      align: 'left',
    },
    { kind: 'line', xMm: 2, yMm: 10.75, lengthMm: 46, thicknessMm: 0.25, direction: 'across' },
    {
      kind: 'text',
      xMm: 2,
      yMm: 11.75,
      widthMm: 28.5,
      heightMm: 4.5,
      text: '{{ ipn }}',
      largestMm: 4.5,
      smallestMm: 2.5,
      lines: 1,
      align: 'left',
    },
    {
      kind: 'text',
      xMm: 2,
      yMm: 16.5,
      widthMm: 28.5,
      heightMm: 5,
      text: '{% if serial %}SN {{ serial }}{% else %}{{ quantity }} {{ part.units | default: "pcs" }}{% endif %}',
      largestMm: 5,
      smallestMm: 2.5,
      lines: 1,
      align: 'left',
    },
    {
      kind: 'text',
      xMm: 2,
      yMm: 21.75,
      widthMm: 28.5,
      heightMm: 3.25,
      text: '{% if batch %}Batch {{ batch }}{% endif %}',
      largestMm: 3.25,
      smallestMm: 2.25,
      lines: 1,
      align: 'left',
    },
    {
      kind: 'text',
      xMm: 2,
      yMm: 25.25,
      widthMm: 28.5,
      heightMm: 3.75,
      text: '{{ location.name }}',
      largestMm: 3.75,
      smallestMm: 2.5,
      lines: 1,
      align: 'left',
    },
    { kind: 'barcode', symbology: 'qr', xMm: 31, yMm: 11.25, widthMm: 18.25, heightMm: 18.25, data: '{{ qr_data }}' },
  ],
}

/** The name of the place is what people look for; the path says where that is. */
const LOCATION_LABEL: TemplateDocument = {
  record: {
    ...COMMON,
    pk: 2,
    name: 'Location label',
    description: 'Name, path and code of a stock location',
    model_type: 'stocklocation',
  },
  objects: [
    {
      kind: 'text',
      xMm: 2,
      yMm: 3,
      widthMm: 25,
      heightMm: 14,
      text: '{{ location.name }}',
      largestMm: 10,
      smallestMm: 3.5,
      lines: 2,
      align: 'left',
    },
    { kind: 'line', xMm: 2, yMm: 17.75, lengthMm: 23, thicknessMm: 0.25, direction: 'across' },
    {
      kind: 'text',
      xMm: 2,
      yMm: 18.5,
      widthMm: 25,
      heightMm: 9.5,
      text: '{{ location.pathstring | replace: "/", " / " }}',
      largestMm: 3.25,
      smallestMm: 2.25,
      lines: 3,
      align: 'left',
    },
    { kind: 'barcode', symbology: 'qr', xMm: 27.25, yMm: 4, widthMm: 22, heightMm: 22, data: '{{ qr_data }}' },
  ],
}

export const BUILT_IN_TEMPLATES: readonly TemplateDocument[] = [ITEM_LABEL, LOCATION_LABEL]
