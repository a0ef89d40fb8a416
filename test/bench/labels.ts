import { ZplPrinterDriver } from '../../drivers/printers/zpl/zpl-printer.ts'
import { BUILT_IN_TEMPLATES } from '../../main/labels/templates/built-in/built-in-templates.ts'
import { LabelDrawing } from '../../main/labels/label-drawing.ts'
import { LabelTemplates } from '../../main/labels/templates/published-templates.ts'

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

/** What one core must draw in a second. */
const GOAL = 20_000

/** The item label from template and data to ZPL, in the time of one core: other programs do not count. */
export async function measureLabels(): Promise<{ what: string; value: string; goal: string; isMet: boolean }[]> {
  const drawing = new LabelDrawing({
    templates: new LabelTemplates({ documents: BUILT_IN_TEMPLATES }),
    data: {
      record: async () => ITEM,
      code: async (_model, pk) => `INV-SI${pk}`,
      lists: async () => ({}),
      actingUser: async () => null,
    },
    dots: { draw: () => Promise.reject(new Error('The item label has no dots')) },
    baseUrl: () => '',
    clock: () => new Date(0),
  })
  const printer = { driver: new ZplPrinterDriver(), settings: {} }
  const draw = async (labels: number): Promise<number> => {
    let bytes = 0
    for (let item = 1; item <= labels; item += 1)
      bytes += (await drawing.draw({ template: 1, item, position: 1, user: null, ...printer })).bytes.length
    return bytes
  }
  await draw(LABELS / 4)
  const start = process.cpuUsage()
  const bytes = await draw(LABELS)
  const { user, system } = process.cpuUsage(start)
  const each = Math.round((LABELS / (user + system)) * 1_000_000)
  return [
    {
      what: `item label to ZPL, ${LABELS.toLocaleString('en')} labels`,
      value: `${each} labels/s`,
      goal: `>= ${GOAL}`,
      isMet: each >= GOAL,
    },
    { what: 'bytes per item label', value: String(Math.round(bytes / LABELS)), goal: '-', isMet: true },
  ]
}
