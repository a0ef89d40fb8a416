import { afterAll, expect, test } from 'vitest'
import { TsplPrinterDriver } from '../../../drivers/printers/tspl/tspl-printer.ts'
import { ZplPrinterDriver } from '../../../drivers/printers/zpl/zpl-printer.ts'
import { LABEL_DATA } from '../../../test/support/label-objects.ts'
import { readCodes } from '../../../test/support/read-label.ts'
import type { DesignDocument, LabelDocument, LabelObject } from '../../records/label-document.ts'
import { BUILT_IN_TEMPLATES } from '../templates/built-in/built-in-templates.ts'
import { DrawingThread } from '../drawing/raster/drawing-thread.ts'
import { LabelDrawing } from '../label-drawing.ts'
import type { Printer } from '../label-drawing.ts'
import { LabelTemplates } from '../templates/published-templates.ts'
import { barcodeObject, lineObject, textObject } from '../templates/template-objects.ts'
import { LabelPreview } from './label-preview.ts'

const thread = new DrawingThread()
afterAll(() => thread[Symbol.asyncDispose]())
const driver = new ZplPrinterDriver()
const PRINTERS: Readonly<Record<string, Printer>> = {
  p1: { driver, settings: { DPI: '300' } },
  narrow: { driver, settings: { HEAD_WIDTH_MM: 48 } },
  moved: { driver, settings: { OFFSET_RIGHT_MM: 1.5, OFFSET_DOWN_MM: 0 } },
}
const preview = new LabelPreview({
  drawing: new LabelDrawing({
    templates: new LabelTemplates({ documents: BUILT_IN_TEMPLATES }),
    data: LABEL_DATA,
    dots: thread,
    baseUrl: () => '',
    clock: () => new Date('2026-11-21T10:00:00Z'),
  }),
  eye: thread,
  printer: (machine) => PRINTERS[machine] ?? null,
  printerFor: (language) => (language === 'tspl' ? new TsplPrinterDriver() : null),
  commonPrinter: { driver: new ZplPrinterDriver(), settings: {} },
  now: () => performance.now(),
})

const REQUEST = {
  model: 'stockitem',
  item: 42,
  values: {},
  machine: null,
  dpi: null,
  roll: null,
  scale: 100,
  index: 0,
  user: null,
  isChecked: true,
} as const

function design(objects: LabelObject[], samples: DesignDocument['samples'] = []): LabelDocument {
  const size = { widthMm: 50, heightMm: 30 }
  return { format: 1, kind: 'design', ...size, prompts: [], samples, groups: [], objects }
}

function commands(language: 'zpl' | 'tspl', source: string): LabelDocument {
  return { format: 1, kind: 'commands', widthMm: 50, heightMm: 30, prompts: [], samples: [], language, source }
}

const draw = (document: LabelDocument, more: object = {}) => preview.draw({ ...REQUEST, ...more, document })
const [ITEM_LABEL] = BUILT_IN_TEMPLATES.map(({ document }) => document)

test('the preview is a picture of each dot of the printer, and its code reads back', async () => {
  const { picture, ...facts } = await draw(ITEM_LABEL!, { machine: 'p1' })
  expect([picture?.widthDots, picture?.heightDots, await readCodes(picture!.png)]).toEqual([590, 354, ['INV-SI42']])
  expect(facts).toMatchObject({
    labels: 1,
    codes: [{ object: 'code', symbology: 'qr', text: 'INV-SI42', isRead: true }],
    notes: [],
    asDots: [],
    isApproximate: true,
  })
})

test('the printer of the preview is found, and the resolution is that which was asked for', async () => {
  expect((await draw(ITEM_LABEL!, { dpi: 600 })).picture?.widthDots).toBe(1180)
  await expect(draw(ITEM_LABEL!, { machine: 'p9' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('values take the place of those of the object', async () => {
  const { codes } = await draw(ITEM_LABEL!, { values: { qr_data: 'X1' } })
  expect(codes).toMatchObject([{ text: 'X1', isRead: true }])
})

const TEXT = { xMm: 2, yMm: 2, widthMm: 20, heightMm: 4, largestMm: 3, smallestMm: 3, text: '{{ part.name }}' }
const CODE = { xMm: 26, yMm: 4, widthMm: 22, heightMm: 22, symbology: 'qr', data: '{{ qr_data }}' } as const

test.each([
  ['outside', textObject('t', { ...TEXT, yMm: 28 }), { xMm: 2, yMm: 26 }],
  ['unknown field', textObject('t', { ...TEXT, text: 'x {{ part.nmae }}' }), null],
  ['missing data', textObject('t', { ...TEXT, text: '{{ serial }}' }), null],
  ['cut off', textObject('t', { ...TEXT, widthMm: 8 }), null],
  ['quiet zone', lineObject('t', { xMm: 2, yMm: 25, lengthMm: 40 }), null],
  ['not drawn', barcodeObject('t', { ...CODE, xMm: 2, symbology: 'ean13' }), null],
])('the preview tells: %s', async (kind, object, fix) => {
  const { notes } = await draw(design([object, barcodeObject('code', CODE)]))
  expect(notes).toMatchObject([{ kind, object: kind === 'quiet zone' ? 'code' : 't', fix }])
})

test('what the printer does not reach is told with its place, of designs and of commands', async () => {
  const line = lineObject('t', { xMm: 5, yMm: 25, lengthMm: 44 })
  const { unreached, notes } = await draw(design([line]), { machine: 'narrow' })
  expect(unreached).toEqual({ leftMm: 0, topMm: 0, rightMm: 2, bottomMm: 0 })
  expect(notes).toMatchObject([{ kind: 'not reached', object: 't', fix: { xMm: 4, yMm: 25 } }])
  const box = await draw(commands('zpl', '^XA^FO380,20^GB16,16,2^FS^XZ'), { machine: 'narrow' })
  expect(box.notes).toMatchObject([{ kind: 'not reached', message: expect.stringContaining('2 mm at the right') }])
})

test.each([
  [{ widthMm: 50, lengthMm: 30 }, []],
  [{ widthMm: 62, lengthMm: null }, []],
  [
    { widthMm: 40, lengthMm: null },
    [{ message: 'The roll is 40 mm wide, the label is 50 x 30 mm.', fix: { widthMm: 40 } }],
  ],
  [{ widthMm: 62, lengthMm: 29 }, [{ kind: 'other size than the roll', object: null }]],
])('the roll %j is held against the label', async (roll, expected) => {
  const { notes } = await draw(design([textObject('t', TEXT)]), { roll })
  expect(notes).toMatchObject(expected)
  expect(notes).toHaveLength(expected.length)
})

test('a row of samples that does not fit is told with its name', async () => {
  const samples = [{ name: 'longest', values: { part: { name: 'A very long name of a part' } } }]
  const { notes } = await draw(design([textObject('t', TEXT)], samples))
  expect(notes).toMatchObject([{ kind: 'cut off', object: 't', message: expect.stringContaining('"longest"') }])
})

test('what the printer cannot draw is drawn as dots, with the reason', async () => {
  const { asDots, codes, notes } = await draw(
    design([
      textObject('t', { ...TEXT, text: '螺丝' }),
      barcodeObject('code', { ...CODE, symbology: 'gs1-qr', data: '(01)09521101530001' }),
    ]),
  )
  expect(asDots).toEqual([
    { object: 't', reason: 'The font of the printer lacks 螺 丝' },
    { object: 'code', reason: 'ZPL has no GS1 QR codes' },
  ])
  expect([codes, notes]).toMatchObject([[{ object: 'code', isRead: true }], []])
})

test('hand-written commands are drawn too, and what is not known of them is listed', async () => {
  const source = '^XA^PW400^LL240^FO40,40^BQN,2,5^FDMA,{{ qr_data }}^FS^FO10,10^GD50,50,2^FS^XZ'
  expect(await draw(commands('zpl', source))).toMatchObject({
    labels: 1,
    codes: [{ object: null, symbology: 'qr', text: 'INV-SI42', isRead: true }],
    notes: [{ kind: 'unknown command', message: expect.stringContaining('^GD') }],
  })
  const tspl = 'SIZE 50 mm,30 mm\nCLS\nQRCODE 40,40,M,5,A,0,"{{ qr_data }}"\nPRINT 1\n'
  expect(await draw(commands('tspl', tspl))).toMatchObject({ codes: [{ text: 'INV-SI42', isRead: true }] })
})

test('of hand-written commands it is said that the offset of the printer does not move them', async () => {
  const { notes } = await draw(commands('zpl', '^XA^FO40,40^A0N,30,30^FDx^FS^XZ'), { machine: 'moved' })
  expect(notes).toMatchObject([{ kind: 'not moved', message: expect.stringContaining('by 1.5 mm to the right') }])
  expect((await draw(design([textObject('t', TEXT)]), { machine: 'moved' })).notes).toEqual([])
})

test('answers of the operator stand on the label, and what is proposed where nobody was asked', async () => {
  const prompt = { key: 'checker', question: 'Who checked?', type: 'text', choices: [], initial: 'nobody' } as const
  const code = barcodeObject('code', { ...CODE, data: 'BY {{ answers.checker }}' })
  const document = { ...design([code]), prompts: [{ ...prompt, choices: [], isRequired: true }] }
  const texts = [await draw(document), await draw(document, { values: { answers: { checker: 'Ana' } } })]
  expect(texts.map(({ codes }) => codes[0]?.text)).toEqual(['BY nobody', 'BY Ana'])
})

test.each([
  ['code128', 'BP-0042'],
  ['gs1-128', '(01)09521101530001'],
  ['code39', 'BP-0042'],
  ['ean13', '4006381333931'],
  ['ean8', '96385074'],
  ['upca', '036000291452'],
  ['upce', '01234565'],
  ['itf14', '14006381333938'],
  ['qr', 'Straße 5'],
  ['gs1-qr', '(01)09521101530001'],
  ['datamatrix', 'BP-0042'],
  ['gs1-datamatrix', '(01)09521101530001'],
  ['pdf417', 'BP-0042'],
  ['aztec', 'BP-0042'],
] as const)('a %s reads back as what it is', async (symbology, data) => {
  const code = barcodeObject('code', { xMm: 4, yMm: 4, widthMm: 92, heightMm: 42, symbology, data })
  const { codes } = await draw({ ...design([code]), widthMm: 100, heightMm: 50 })
  expect(codes).toMatchObject([{ symbology, isRead: true }])
})

test('while somebody edits, the picture alone is drawn: it is the same, and nothing is said of it', async () => {
  const whole = await draw(ITEM_LABEL!)
  const quick = await draw(ITEM_LABEL!, { isChecked: false })
  expect(quick).toEqual({ ...whole, isChecked: false, codes: [], notes: [], tookMs: quick.tookMs })
})

test('a preview is there in 150 ms of work once its fonts are read', async () => {
  await draw(ITEM_LABEL!)
  const times: number[] = []
  for (let edit = 0; edit < 5; edit++) times.push((await draw(ITEM_LABEL!, { values: { batch: `B${edit}` } })).tookMs)
  expect(Math.min(...times)).toBeLessThan(150)
})
