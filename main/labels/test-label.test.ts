import { expect, test } from 'vitest'
import { LABEL_DATA, NO_DOTS } from '../../test/support/label-objects.ts'
import { PaperPrinter, PaperPrinters } from '../../test/support/paper-printer.ts'
import { readLabel } from '../../test/support/read-label.ts'
import { LabelDrawing } from './label-drawing.ts'
import { LabelTemplates } from './label-templates.ts'
import { TestLabel } from './test-label.ts'

function setUp() {
  const printer = new PaperPrinter('Zebra {{ 1 }}')
  const drawing = new LabelDrawing({
    templates: new LabelTemplates({ documents: [] }),
    data: LABEL_DATA,
    dots: NO_DOTS,
    baseUrl: () => '',
    clock: () => new Date(0),
  })
  return { printer, label: new TestLabel({ drawing, printers: new PaperPrinters(printer) }) }
}

test('a test label names its printer and its size, and its code can be read', async () => {
  const { printer, label } = setUp()
  await label.print('Zebra {{ 1 }}', { widthMm: 50, heightMm: 30 })
  const commands = printer.paper.join('')
  const texts = printer.driver
    .decode(new TextEncoder().encode(commands), {})[0]
    ?.steps.filter((step) => step.kind === 'text')
  expect([printer.paper.length, texts?.map(({ text }) => text)]).toEqual([1, ['Zebra {{ 1 }}', '50 x 30 mm']])
  expect(await readLabel(new TextEncoder().encode(commands), { widthMm: 50, heightMm: 30, dpmm: 8 })).toEqual([
    'SCANBENCH-TEST',
  ])
})

test('its ruler has a stroke for each millimetre, and the tens are longest', async () => {
  const { printer, label } = setUp()
  await label.print('Zebra {{ 1 }}', { widthMm: 50, heightMm: 30 })
  const [drawn] = printer.driver.decode(new TextEncoder().encode(printer.paper.join('')), {})
  const strokes = drawn?.steps.filter((step) => step.kind === 'box' && step.widthDots < 8) ?? []
  expect(strokes.map(({ x }) => x)).toEqual(Array.from({ length: 48 }, (_, index) => (index + 1) * 8))
  const longest = strokes.filter((step) => step.kind === 'box' && step.heightDots === 24)
  expect(longest.map(({ x }) => x)).toEqual([80, 160, 240, 320])
})

test('a printer that is not there says why, and nothing is sent later', async () => {
  const { printer, label } = setUp()
  printer.isConnected = false
  await expect(label.print(printer.name, { widthMm: 50, heightMm: 30 })).rejects.toMatchObject({
    code: 'DEVICE_DISCONNECTED',
    message: 'The printer is not there. Plug it in.',
  })
  await expect(label.print('nobody', { widthMm: 50, heightMm: 30 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(printer.paper).toEqual([])
})
