import type { BarcodeStep, BoxStep, DrawnLabel, DrawStep, Rotation, Symbology } from '@scanbench/plugin/machine'
import { afterAll, expect, test } from 'vitest'
import { DrawingThread } from '../drawing/raster/drawing-thread.ts'
import type { LabelEye } from './label-eye.ts'
import { readBack } from './read-back.ts'

const thread = new DrawingThread()
afterAll(() => thread[Symbol.asyncDispose]())

const GS1 = '010952110153000110LOT1\u001d21S1'
const BARS: readonly (readonly [Symbology, string])[] = [
  ['code128', 'Ab>12345678'],
  ['gs1-128', GS1],
  ['code39', 'ABC-123'],
  ['ean13', '9521101530001'],
  ['ean8', '96385074'],
  ['upca', '012345678905'],
  ['upce', '01234565'],
  ['itf14', '10952110153008'],
  ['pdf417', 'INV-SI42 with some more text'],
]
const SQUARES: readonly (readonly [Symbology, string])[] = [
  ['qr', 'Käse 42'],
  ['gs1-qr', GS1],
  ['datamatrix', 'INV_SI42'],
  ['gs1-datamatrix', GS1],
  ['aztec', 'INV-SI42'],
]
const TURNED: readonly Rotation[] = [0, 90, 180, 270]

function code(symbology: Symbology, data: string, place: Partial<BarcodeStep> = {}): BarcodeStep {
  const isSquare = SQUARES.some(([square]) => square === symbology)
  return {
    kind: 'barcode',
    symbology,
    data,
    rotation: 0,
    errorCorrection: symbology.endsWith('qr') ? 'M' : null,
    moduleDots: isSquare ? 4 : 3,
    heightDots: isSquare ? 0 : symbology === 'pdf417' ? 9 : 80,
    x: 80,
    y: 80,
    ...place,
  }
}

const labelWith = (...steps: DrawStep[]): DrawnLabel => ({ widthDots: 1000, heightDots: 1000, dotsPerMm: 8, steps })
const laidOutOf = ({ steps, ...label }: DrawnLabel) => ({
  ...label,
  items: steps.map((step, at) => ({ object: `object ${at}`, step })),
  notes: [],
})

/** What was asked of the reader: places, or whole labels. */
function watched(): { eye: LabelEye; asked: ('places' | 'whole')[] } {
  const asked: ('places' | 'whole')[] = []
  const eye: LabelEye = {
    draw(kind, order) {
      if ('places' in order) asked.push(order.places === null ? 'whole' : 'places')
      return thread.draw(kind, order)
    },
  }
  return { eye, asked }
}

const isRead = async (laidOut: DrawnLabel | null, labels: DrawnLabel[], eye: LabelEye = thread) =>
  (await readBack(laidOut && laidOutOf(laidOut), labels, eye)).map((checked) => checked.isRead)

test.each([
  ...BARS.flatMap(([symbology, data]) => TURNED.map((rotation) => [symbology, data, rotation] as const)),
  ...SQUARES.map(([symbology, data]) => [symbology, data, 0] as const),
])('%s %j at %i degrees is found where it should be, without a look at the whole label', async (...given) => {
  const [symbology, data, rotation] = given
  const label = labelWith(code(symbology, data, { rotation }))
  const { eye, asked } = watched()
  expect([await isRead(label, [label], eye), asked]).toEqual([[true], ['places']])
})

test('a code that lies elsewhere than it should is looked for on the whole label', async () => {
  const { eye, asked } = watched()
  const meant = labelWith(code('qr', 'A 1'))
  expect(await isRead(meant, [labelWith(code('qr', 'A 1', { x: 500 }))], eye)).toEqual([true])
  expect(asked).toEqual(['places', 'whole'])
})

const CROSS: BoxStep = { kind: 'box', x: 80, y: 110, widthDots: 600, heightDots: 60, thicknessDots: 60 }

test.each([code('qr', 'A 1'), code('code128', 'A 1', { heightDots: 120, y: 80, moduleDots: 2 })])(
  'a code under ink is not read, even where another one has its text',
  async (step) => {
    const ink = { ...CROSS, y: 80, heightDots: 130, thicknessDots: 65 }
    const label = labelWith(step, { ...step, y: 600 })
    expect(await isRead(label, [label])).toEqual([true, true])
    const crossed = labelWith(...label.steps, ink)
    expect((await isRead(label, [crossed])).filter(Boolean)).toEqual([true])
  },
)

test('without a layout each label is read for the codes of its own commands', async () => {
  const labels = [labelWith(code('qr', 'A 1')), labelWith(code('code128', 'B 2', { y: 300 }))]
  const { eye, asked } = watched()
  expect([await isRead(null, labels, eye), asked]).toEqual([
    [true, true],
    ['places', 'places'],
  ])
})

test('a label without codes is not looked at', async () => {
  const { eye, asked } = watched()
  expect([await isRead(labelWith(CROSS), [labelWith(CROSS)], eye), asked]).toEqual([[], []])
})
