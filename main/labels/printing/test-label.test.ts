import { expect, test, vi } from 'vitest'
import { LABEL_DATA, NO_DOTS } from '../../../test/support/label-objects.ts'
import { PaperPrinter, PaperPrinters } from '../../../test/support/paper-printer.ts'
import { readLabel } from '../../../test/support/read-label.ts'
import { SILENT_LOG } from '../../../test/support/silent-log.ts'
import { createTemporaryDatabase } from '../../../test/support/temporary-database.ts'
import type { PrinterPort } from '../../machines/printers/printer-port.ts'
import type { DesignDocument, LabelDocument } from '../../records/label-document.ts'
import type { PrintState } from '../../records/print-records.ts'
import { LabelDrawing } from '../label-drawing.ts'
import { LabelTemplates } from '../templates/published-templates.ts'
import { PrintDispatcher } from '../queue/print-dispatcher.ts'
import { PrintJournal } from '../journal/print-journal.ts'
import type { WaitingLabel } from '../queue/waiting-label.ts'
import { drawTestLabel, TestLabel, testLabelDocument } from './test-label.ts'

const PAGE = { limit: null, offset: 0, search: [], ordering: [] }

const clock = () => new Date('2026-11-21T10:00:00Z')

const NO_LABEL: LabelDocument = {
  format: 1,
  kind: 'commands',
  widthMm: 50,
  heightMm: 30,
  prompts: [],
  samples: [],
  language: 'zpl',
  source: 'nothing',
}

const DRAFT: DesignDocument = testLabelDocument({ widthMm: 50, heightMm: 30 })

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
  const printDraft = (document: LabelDocument) =>
    label.printDraft({
      machine: printer.machine,
      user: null,
      document,
      context: { name: 'Draft', widthMm: 1, heightMm: 2 },
    })
  const isIn = (pk: number, state: PrintState) =>
    vi.waitFor(async () => expect((await journal.get(pk)).state).toBe(state), { timeout: 5000 })
  const isPrinted = (pk: number) =>
    vi.waitFor(async () => expect((await journal.get(pk)).state).toBe('printed'), { timeout: 5000 })
  return {
    printer,
    journal,
    dispatcher,
    print,
    printDraft,
    isIn,
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

test('a draft on paper is a job of the journal, with its values', async () => {
  await using bench = await setUp()
  const { pk } = await bench.printDraft(DRAFT)
  await bench.isPrinted(pk)
  expect(bench.printer.paper.join('')).toContain('Draft')
  expect(await bench.journal.get(pk)).toMatchObject({
    template_name: 'Test print',
    counts: { printed: 1 },
    priority: 10,
  })
})

test('a draft whose link is cut in the middle is to be checked', async () => {
  await using bench = await setUp()
  bench.printer.breakAfterBytes = 20
  const { pk } = await bench.printDraft(DRAFT)
  await bench.isIn(pk, 'unknown')
  expect(bench.printer.paper).toEqual([])
})

test('a draft waits at a paused printer as every label does', async () => {
  await using bench = await setUp()
  await bench.journal.line.pause(bench.printer.machine, 'The roll is changed.', null)
  const { pk } = await bench.printDraft(DRAFT)
  await bench.dispatcher[Symbol.asyncDispose]()
  expect([(await bench.journal.get(pk)).state, bench.printer.paper]).toEqual(['queued', []])
})

test('commands in which the printer finds no label are refused, and nothing is in the journal', async () => {
  await using bench = await setUp()
  await expect(bench.printDraft(NO_LABEL)).rejects.toMatchObject({ code: 'RENDER_FAILED' })
  expect((await bench.journal.list({}, PAGE)).count).toBe(0)
})
