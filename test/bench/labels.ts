import { ZplPrinterDriver } from '../../drivers/printers/zpl-printer.ts'
import { BUILT_IN_TEMPLATES } from '../../main/labels/built-in-templates.ts'
import { LabelDrawing } from '../../main/labels/label-drawing.ts'
import { LabelTemplates } from '../../main/labels/label-templates.ts'

const LABELS = 20_000

const ITEM = {
  pk: 1,
  quantity: 48,
  serial: null,
  batch: 'L2611',
  status_text: 'OK',
  location_detail: { pk: 1, name: 'A-03-2', pathstring: 'Hall A/Rack 3/A-03-2' },
  part_detail: { pk: 1, name: 'Ball pen blue', full_name: 'BP-0042 | Ball pen blue', IPN: 'BP-0042', description: '' },
}

/** The item label from template and data to ZPL, on one core. */
export async function measureLabels(): Promise<{ what: string; value: string }[]> {
  const drawing = new LabelDrawing({
    templates: new LabelTemplates({ documents: BUILT_IN_TEMPLATES }),
    data: { record: async () => ITEM, code: async (_model, pk) => `INV-SI${pk}` },
    dots: { draw: () => Promise.reject(new Error('The item label has no dots')) },
    baseUrl: () => '',
    clock: () => new Date(0),
  })
  const printer = { driver: new ZplPrinterDriver(), settings: {} }
  let bytes = 0
  const start = performance.now()
  for (let item = 1; item <= LABELS; item += 1)
    bytes += (await drawing.draw({ template: 1, item, position: 1, user: null, ...printer })).bytes.length
  const seconds = (performance.now() - start) / 1000
  return [
    {
      what: `item label to ZPL, ${LABELS.toLocaleString('en')} labels`,
      value: `${Math.round(LABELS / seconds)} labels/s`,
    },
    { what: 'bytes per item label', value: String(Math.round(bytes / LABELS)) },
  ]
}
