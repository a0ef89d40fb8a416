import { expect, test, vi } from 'vitest'
import { LABEL_DATA, NO_DOTS } from '../../../test/support/label-objects.ts'
import { PaperPrinter, PaperPrinters } from '../../../test/support/paper-printer.ts'
import { readLabel } from '../../../test/support/read-label.ts'
import { SILENT_LOG } from '../../../test/support/silent-log.ts'
import { createTemporaryDatabase } from '../../../test/support/temporary-database.ts'
import type { PrinterPort } from '../../machines/printers/printer-port.ts'
import { LabelDrawing } from '../label-drawing.ts'
import { LabelTemplates } from '../templates/published-templates.ts'
import { PrintDispatcher } from '../queue/print-dispatcher.ts'
import { PrintJournal } from '../journal/print-journal.ts'
import type { WaitingLabel } from '../queue/waiting-label.ts'
import { drawTestLabel, TestLabel } from './test-label.ts'

const PAGE = { limit: null, offset: 0, search: [], ordering: [] }

const clock = () => new Date('2026-11-21T10:00:00Z')

async function setUp() {
  const database = await createTemporaryDatabase()
  const printer = new PaperPrinter('Zebra {{ 1 }}')
  const drawing = new LabelDrawing({
    templates: new LabelTemplates({ documents: [] }),
    data: LABEL_DATA,
    dots: NO_DOTS,
    baseUrl: () => '',
    clock: () => new Date(0),
  })
  const journal = new PrintJournal({ database, events: { publish: () => {} }, clock })
  const printers = new PaperPrinters(printer)
  const draw = (waiting: WaitingLabel, { driver, settings }: PrinterPort) =>
    drawTestLabel(drawing, waiting, { driver, settings })
  const dispatcher = new PrintDispatcher({ journal, printers, draw, log: SILENT_LOG })
  await dispatcher.start()
  const label = new TestLabel({ drawing, printers, journal, dispatcher, clock })
  const print = (machine: string) => label.print({ machine, user: null, widthMm: 50, heightMm: 30 })
  const isPrinted = (pk: number) =>
    vi.waitFor(async () => expect((await journal.get(pk)).state).toBe('printed'), { timeout: 5000 })
  return {
    printer,
    journal,
    print,
    isPrinted,
    async [Symbol.asyncDispose]() {
      await dispatcher[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

test('a test label names its printer and its size, and its code can be read', async () => {
  await using bench = await setUp()
  const { printer } = bench
  await bench.isPrinted((await bench.print('Zebra {{ 1 }}')).pk)
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
  await using bench = await setUp()
  const { printer } = bench
  await bench.isPrinted((await bench.print('Zebra {{ 1 }}')).pk)
  const [drawn] = printer.driver.decode(new TextEncoder().encode(printer.paper.join('')), {})
  const strokes = drawn?.steps.filter((step) => step.kind === 'box' && step.widthDots < 8) ?? []
  expect(strokes.map(({ x }) => x)).toEqual(Array.from({ length: 48 }, (_, index) => (index + 1) * 8))
  const longest = strokes.filter((step) => step.kind === 'box' && step.heightDots === 24)
  expect(longest.map(({ x }) => x)).toEqual([80, 160, 240, 320])
})

test('a printer that is not there says why, and nothing is sent later', async () => {
  await using bench = await setUp()
  const { printer } = bench
  printer.isConnected = false
  await expect(bench.print(printer.name)).rejects.toMatchObject({
    code: 'DEVICE_DISCONNECTED',
    message: 'The printer is not there. Plug it in.',
  })
  await expect(bench.print('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(printer.paper).toEqual([])
  expect((await bench.journal.list({}, PAGE)).count).toBe(0)
})

test('a test label is a job of the journal, before all others, and is not printed when nobody looks for it any more', async () => {
  await using bench = await setUp()
  const { pk } = await bench.print('Zebra {{ 1 }}')
  await bench.isPrinted(pk)
  expect(await bench.journal.get(pk)).toMatchObject({
    machine: 'Zebra {{ 1 }}',
    template_name: 'Test label',
    expires: '2026-11-21T10:01:00.000Z',
    priority: 10,
  })
})
