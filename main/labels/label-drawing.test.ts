import { afterAll, expect, test } from 'vitest'
import { SimulatedPrinterDriver } from '../../test/support/simulated-printer-driver.ts'
import { TsplPrinterDriver } from '../../drivers/printers/tspl/tspl-printer.ts'
import { LABEL_DATA, NO_DOTS } from '../../test/support/label-objects.ts'
import { readLabel } from '../../test/support/read-label.ts'
import type { LabelDocument } from '../records/label-document.ts'
import { BUILT_IN_TEMPLATES } from './templates/built-in/built-in-templates.ts'
import { LabelDrawing } from './label-drawing.ts'
import { labelSvg } from './drawing/label-svg.ts'
import { DrawingThread } from './drawing/raster/drawing-thread.ts'
import { LabelTemplates } from './templates/published-templates.ts'
import { textObject } from './templates/template-objects.ts'

const driver = new SimulatedPrinterDriver()
const thread = new DrawingThread()
afterAll(() => thread[Symbol.asyncDispose]())
const drawing = new LabelDrawing({
  templates: new LabelTemplates({ documents: BUILT_IN_TEMPLATES }),
  data: LABEL_DATA,
  dots: thread,
  baseUrl: () => 'http://127.0.0.1:8000',
  clock: () => new Date('2026-11-21T10:00:00Z'),
})
const SIZE = { widthMm: 50, heightMm: 30 }

test.each([
  ['203', 8],
  ['300', 12],
  ['600', 24],
])('an independent reader finds the code of the item on its label at %s dpi', async (DPI, dpmm) => {
  const { bytes, warnings } = await drawing.draw({
    template: 1,
    item: 42,
    position: 1,
    user: 1,
    driver,
    settings: { DPI },
  })
  expect([await readLabel(bytes, { ...SIZE, dpmm }), warnings]).toEqual([['INV-SI42'], []])
})

test('an independent reader finds the code of the location on its label', async () => {
  const { bytes } = await drawing.draw({ template: 2, item: 7, position: 1, user: null, driver, settings: {} })
  expect(await readLabel(bytes, { ...SIZE, dpmm: 8 })).toEqual(['INV-SL7'])
})

test.each([
  [42, ['Ball pen blue', 'BP-0042', '250 pcs', 'Batch B2026-11', 'A-03-2']],
  [43, ['Ball pen blue', 'BP-0042', 'SN 1001', 'A-03-2']],
  [44, ['Ball pen blue', 'BP-0042', '0.5 pcs', 'Batch B2026-11', 'A-03-2']],
])('the label of item %i says what it is, how many, and where it belongs', async (item, texts) => {
  const { bytes } = await drawing.draw({ template: 1, item, position: 1, user: null, driver, settings: {} })
  const steps = driver.decode(bytes, {})[0]?.steps ?? []
  expect(steps.flatMap((step) => (step.kind === 'text' ? [step.text] : []))).toEqual(texts)
})

test('variables of plugins stand on the label, and replace those of the station (M50)', async () => {
  const [document] = BUILT_IN_TEMPLATES
  const design = document!.document
  if (design.kind !== 'design') throw new Error('The built-in templates are designs')
  const objects = design.objects.map((object) =>
    object.kind === 'text' ? { ...object, text: '{{ keeper }} {{ ipn }}' } : object,
  )
  const extended = new LabelDrawing({
    templates: new LabelTemplates({ documents: [{ ...document!, document: { ...design, objects } }] }),
    data: LABEL_DATA,
    dots: NO_DOTS,
    baseUrl: () => '',
    clock: () => new Date('2026-11-21T10:00:00Z'),
    addContext: async ({ item, context }) => ({ keeper: `${String(context['serial'])} by Ana`, ipn: `no. ${item}` }),
  })
  const { label } = await extended.layOut({ template: 1, item: 43, position: 1, user: 1 }, 8)
  expect(label.steps).toContainEqual(expect.objectContaining({ text: '1001 by Ana no. 43' }))
})

test.each([
  [undefined, 'First print'],
  [1, 'R2'],
  [2, 'R3'],
])('a label knows that it was printed %s times before', async (reprint, expected) => {
  const [document] = BUILT_IN_TEMPLATES
  const design = document!.document
  if (design.kind !== 'design') throw new Error('The built-in templates are designs')
  const text = '{% if reprint > 0 %}R{{ reprint | plus: 1 }}{% else %}First print{% endif %}'
  const objects = [
    textObject('reprint', { xMm: 2, yMm: 2, widthMm: 46, heightMm: 5, largestMm: 5, smallestMm: 2, text }),
  ]
  const templates = new LabelTemplates({ documents: [{ ...document!, document: { ...design, objects } }] })
  const own = new LabelDrawing({
    templates,
    data: LABEL_DATA,
    dots: NO_DOTS,
    baseUrl: () => '',
    clock: () => new Date(0),
  })
  const again = reprint === undefined ? {} : { reprint }
  const { bytes } = await own.draw({ template: 1, item: 42, position: 1, user: null, ...again, driver, settings: {} })
  expect(driver.decode(bytes, {})[0]?.steps).toMatchObject([{ kind: 'text', text: expected }])
})

test('an object that is gone gives no label', async () => {
  await expect(
    drawing.draw({ template: 1, item: 99, position: 1, user: null, driver, settings: {} }),
  ).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('the picture has the size of the label, and text cannot become markup', () => {
  const text = { kind: 'text', x: 8, y: 8, rotation: 0, widthDots: 300, fontHeightDots: 40, fontWidthDots: 40 } as const
  const svg = labelSvg({
    widthDots: 400,
    heightDots: 240,
    dotsPerMm: 8,
    steps: [
      { ...text, lines: 2, align: 'center', text: '<script>&"\u0000\nb' },
      { kind: 'box', x: 0, y: 0, widthDots: 400, heightDots: 240, thicknessDots: 2 },
      {
        kind: 'barcode',
        symbology: 'code128',
        rotation: 0,
        errorCorrection: null,
        x: 10,
        y: 100,
        moduleDots: 2,
        heightDots: 50,
        data: 'A',
      },
    ],
  })
  expect(svg).toContain('width="50mm" height="30mm" viewBox="0 0 400 240"')
  expect(svg).toContain('&lt;script&gt;&amp;&quot;\ufffd</text>')
  expect(svg.match(/<text /g)).toHaveLength(2)
})

test('a counter shows which label of its job this is', async () => {
  const [document] = BUILT_IN_TEMPLATES
  const design = document!.document
  if (design.kind !== 'design') throw new Error('The built-in templates are designs')
  const { text: _, ...lettering } = textObject('n', {
    xMm: 2,
    yMm: 2,
    widthMm: 40,
    heightMm: 5,
    largestMm: 4,
    smallestMm: 3,
    text: '',
  })
  const counter = { ...lettering, kind: 'counter', text: 'No. {{ counter }}', start: 1, step: 1, digits: 2 } as const
  const counting = new LabelDrawing({
    templates: new LabelTemplates({ documents: [{ ...document!, document: { ...design, objects: [counter] } }] }),
    data: LABEL_DATA,
    dots: NO_DOTS,
    baseUrl: () => '',
    clock: () => new Date('2026-11-21T10:00:00Z'),
  })
  const { bytes } = await counting.draw({ template: 1, item: 42, position: 12, user: 1, driver, settings: {} })
  expect(driver.decode(bytes, {})[0]?.steps).toMatchObject([{ text: 'No. 12' }])
})

test('commands that are written by hand go only to a printer of their language', async () => {
  const document: LabelDocument = {
    format: 1,
    kind: 'commands',
    widthMm: 50,
    heightMm: 30,
    prompts: [],
    samples: [],
    language: 'zpl',
    source: '^XA^FO1,1^A0N,20^FD{{ serial }}^FS^XZ',
  }
  const [first] = BUILT_IN_TEMPLATES
  const written = new LabelDrawing({
    templates: new LabelTemplates({ documents: [{ ...first!, document }] }),
    data: LABEL_DATA,
    dots: NO_DOTS,
    baseUrl: () => '',
    clock: () => new Date('2026-11-21T10:00:00Z'),
  })
  const request = { template: 1, item: 43, position: 1, user: 1, settings: {} }
  const { bytes } = await written.draw({ ...request, driver })
  expect(driver.decode(bytes, {})[0]?.steps).toMatchObject([{ text: '1001' }])
  await expect(written.draw({ ...request, driver: new TsplPrinterDriver() })).rejects.toMatchObject({
    code: 'RENDER_FAILED',
    message: 'This template is written in ZPL, and the "TSPL printer" speaks TSPL. Choose another printer.',
  })
})
