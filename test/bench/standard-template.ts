import { writePng } from '../../main/labels/drawing/raster/png.ts'
import { DrawingThread } from '../../main/labels/drawing/raster/drawing-thread.ts'
import { LabelDrawing } from '../../main/labels/label-drawing.ts'
import { LabelTemplates } from '../../main/labels/templates/published-templates.ts'
import { barcodeObject, textObject } from '../../main/labels/templates/template-objects.ts'
import type { DesignDocument } from '../../main/records/label-document.ts'
import type { ImageObject } from '../../main/records/label-document.ts'
import { SHELF_LABEL } from '../support/shelf-label.ts'

const text = (id: string, yMm: number, largestMm: number, words: string) =>
  textObject(id, { xMm: 3, yMm, widthMm: 65, heightMm: largestMm, largestMm, smallestMm: 2, text: words })

const LOGO: ImageObject = {
  kind: 'image',
  id: 'logo',
  name: '',
  when: '',
  group: null,
  isLocked: false,
  xMm: 83,
  yMm: 3,
  widthMm: 10,
  heightMm: 10,
  rotation: 0,
  source: 'logo.png',
  tone: 'threshold',
}

/** The label that speed and length are measured with, as a template: 100 x 50 mm, five texts, Code 128, QR and a logo. */
export const STANDARD_DOCUMENT: DesignDocument = {
  format: 1,
  kind: 'design',
  widthMm: 100,
  heightMm: 50,
  prompts: [],
  samples: [],
  groups: [],
  objects: [
    text('name', 2, 6, '{{ part.name }}'),
    text('description', 9, 4, '{{ part.description }}'),
    text('number', 14, 4, '{{ ipn }} / rev. {{ part.revision }}'),
    text('batch', 19, 4, 'Batch {{ batch }}, {{ quantity }} pcs'),
    text('location', 24, 4, '{{ location.pathstring }}'),
    barcodeObject('bars', {
      xMm: 3,
      yMm: 32,
      widthMm: 65,
      heightMm: 14,
      symbology: 'code128',
      data: '{{ barcode_data }}',
      moduleMm: 0.375,
    }),
    barcodeObject('square', {
      xMm: 72,
      yMm: 22,
      widthMm: 26,
      heightMm: 26,
      symbology: 'qr',
      data: '{"stockitem": {{ item.pk }}}',
    }),
    LOGO,
  ],
}

/** Each item has values of its own where items have them: number, batch, quantity, place. */
function itemOf(pk: number): Record<string, unknown> {
  const name = `A-${String(pk % 40).padStart(2, '0')}-${pk % 7}`
  return {
    pk,
    quantity: 1 + (pk % 500),
    serial: null,
    batch: `B2026-${pk}`,
    location_detail: { pk: pk % 280, name, pathstring: `Hall A/Rack ${pk % 40}/${name}` },
    part_detail: {
      pk: 5,
      name: 'Socket head screw M3 x 20',
      full_name: 'Socket head screw M3 x 20',
      description: 'DIN 912, stainless A2-70',
      IPN: 'BP-0042',
      revision: 'C',
    },
  }
}

export interface StandardLabels extends AsyncDisposable {
  drawing: LabelDrawing
}

/** What a station draws labels with: this template stored, its dots drawn in a thread. */
export function standardLabels(): StandardLabels {
  const thread = new DrawingThread()
  const record = {
    pk: 1,
    name: 'Standard label',
    description: '',
    model_type: 'stockitem',
    filters: '',
    filename_pattern: 'label.pdf',
    enabled: true,
    width: 100,
    height: 50,
    attach_to_model: false,
    revision: 1,
    template: '',
    updated: null,
    updated_by: null,
    kind: 'design',
    draft: false,
  } as const
  const logo = SHELF_LABEL.steps.find((step) => step.kind === 'bitmap')
  if (logo?.kind !== 'bitmap') throw new Error('The shelf label has no logo')
  const png = `data:image/png;base64,${Buffer.from(writePng(logo, 8)).toString('base64')}`
  const drawing = new LabelDrawing({
    templates: new LabelTemplates({ documents: [{ record, document: STANDARD_DOCUMENT }] }),
    data: {
      record: async (_model, pk) => itemOf(pk),
      code: async (_model, pk) => `INV-SI${pk}`,
      lists: async () => ({}),
      actingUser: async () => null,
    },
    dots: thread,
    baseUrl: () => '',
    clock: () => new Date(0),
    asset: () => png,
  })
  return { drawing, [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose]() }
}
