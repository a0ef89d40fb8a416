import { AppError } from '@scanbench/plugin'
import type { PrinterPort, Printers } from '../../machines/printers/printer-port.ts'
import type { DesignDocument, LabelDocument, LabelObject } from '../../records/label-document.ts'
import type { PrintJob } from '../../records/print-records.ts'
import type { LabelDrawing, Printer } from '../label-drawing.ts'
import { sizeOf } from '../label-drawing.ts'
import type { PrintDispatcher } from '../queue/print-dispatcher.ts'
import type { PrintJournal } from '../journal/print-journal.ts'
import { USUAL_JOB } from '../journal/new-job.ts'
import type { NewJob } from '../journal/new-job.ts'
import type { DrawnBytes } from '../queue/drawn-ahead.ts'
import type { WaitingLabel } from '../queue/waiting-label.ts'
import { readTemplateDocument } from '../templates/template-document.ts'
import { barcodeObject, lineObject, textObject } from '../templates/template-objects.ts'

interface Options {
  drawing: Pick<LabelDrawing, 'drawDraft'>
  printers: Printers
  journal: Pick<PrintJournal, 'createJob'>
  dispatcher: Pick<PrintDispatcher, 'wake'>
  clock: () => Date
}

interface Size {
  widthMm: number
  heightMm: number
}

interface WantedTest extends Size {
  machine: string
  user: number | null
}

export interface DraftOnPaper {
  machine: string
  user: number | null
  document: LabelDocument
  context: Record<string, unknown>
}

interface TestOf {
  machine: string
  data: Record<string, unknown>
}

/** In place of a template: its document follows from the size of the label. */
const TEST_TEMPLATE = 0
const TEST_NAME = 'Test label'
const DRAFT_NAME = 'Test print'
const TEST_CODE = 'SCANBENCH-TEST'
const PLUGIN = 'inventreelabelmachine'
/** Nobody looks for it later. */
const WANTED_FOR_MS = 60_000
/** Somebody stands at the printer and waits. */
const BEFORE_OTHERS = 10

const EDGE_MM = 0.5
const RULER_MM = 3
const SMALLEST_QR_MM = 10
/** Lengths of the strokes of the ruler, the longest that fits the millimetre. */
const STROKES: readonly (readonly [every: number, lengthMm: number])[] = [
  [10, RULER_MM],
  [5, 2],
  [1, 1.2],
]

/** A label that shows what is wrong with a printer: is it whole, straight, of the right size and dark enough? */
export class TestLabel {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async print({ machine, user, widthMm, heightMm }: WantedTest): Promise<PrintJob> {
    const { name } = this.#printer(machine)
    return this.#order({ machine, user, template_name: TEST_NAME, data: { name, widthMm, heightMm } })
  }

  /** A draft on paper, to see it. What is wrong with it is said at once. */
  async printDraft({ machine, user, document, context }: DraftOnPaper): Promise<PrintJob> {
    const data = { document, context }
    await drawTestLabel(this.#options.drawing, { data }, this.#printer(machine))
    return this.#order({ machine, user, template_name: DRAFT_NAME, data })
  }

  /** A job like every other, so that counters and states are true; what has not left soon is cancelled. */
  async #order({ machine, data, ...job }: Pick<NewJob, 'user' | 'template_name'> & TestOf): Promise<PrintJob> {
    const { journal, dispatcher, clock } = this.#options
    const ordered = await journal.createJob({
      ...USUAL_JOB,
      ...job,
      plugin: PLUGIN,
      machine,
      template: TEST_TEMPLATE,
      model_type: 'stockitem',
      labels: [{ item: null, data }],
      copies: 1,
      priority: BEFORE_OTHERS,
      expires: new Date(clock().getTime() + WANTED_FOR_MS).toISOString(),
    })
    dispatcher.wake(machine)
    return ordered
  }

  #printer(machine: string): PrinterPort {
    const printer = this.#options.printers.printer(machine)
    if (printer === null) throw new AppError('NOT_FOUND', 'There is no such printer, or it has no driver.')
    if (!printer.isConnected) throw new AppError('DEVICE_DISCONNECTED', printer.obstacle)
    return printer
  }
}

export function isTestLabel({ template }: Pick<WaitingLabel, 'template'>): boolean {
  return template === TEST_TEMPLATE
}

/** The label of such a job, as its printer takes it. Whether its codes read back is what a person looks for. */
export async function drawTestLabel(
  drawing: Pick<LabelDrawing, 'drawDraft'>,
  { data }: Pick<WaitingLabel, 'data'>,
  { driver, settings }: Printer,
): Promise<DrawnBytes> {
  const { document, context, codes } = drawnFrom(data ?? {})
  const { bytes, laidOut } = await drawing.drawDraft({
    document,
    context,
    index: 0,
    isDraft: false,
    driver,
    settings,
  })
  if (document.kind === 'commands' && driver.decode(bytes, settings).length === 0)
    throw new AppError('RENDER_FAILED', 'This printer finds no label in these commands. Choose another printer.')
  return { bytes, codes, sizeMm: sizeOf(laidOut), unread: [] }
}

/** A draft is kept with its job; the document of a test label follows from its size. */
function drawnFrom(data: Record<string, unknown>) {
  if ('document' in data)
    return { document: readTemplateDocument(data['document']), context: contextOf(data['context']), codes: [] }
  const size = { widthMm: Number(data['widthMm']), heightMm: Number(data['heightMm']) }
  return { document: testLabelDocument(size), context: { ...data }, codes: [TEST_CODE] }
}

function contextOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

export function testLabelDocument({ widthMm, heightMm }: Size): DesignDocument {
  const codeMm = Math.min(heightMm - RULER_MM - 4 * EDGE_MM, widthMm / 2.5, 18)
  const textMm = { xMm: 2, widthMm: widthMm - codeMm - 5, largestMm: 4, smallestMm: 1.5 }
  const rowMm = (heightMm - RULER_MM - 4 * EDGE_MM) / 2
  const objects: LabelObject[] = [
    ...borderOf({ widthMm, heightMm }),
    ...rulerOf(widthMm),
    textObject('name', { ...textMm, yMm: RULER_MM + 2 * EDGE_MM, heightMm: rowMm, text: '{{ name }}', lines: 2 }),
    textObject('size', {
      ...textMm,
      yMm: RULER_MM + 2 * EDGE_MM + rowMm,
      heightMm: rowMm,
      text: '{{ widthMm }} x {{ heightMm }} mm',
    }),
    barcodeObject('code', {
      xMm: widthMm - codeMm - 2 * EDGE_MM,
      yMm: RULER_MM + 2 * EDGE_MM,
      widthMm: codeMm,
      heightMm: codeMm,
      // A tape has no room for the quiet zone of a QR code.
      symbology: codeMm < SMALLEST_QR_MM ? 'datamatrix' : 'qr',
      data: TEST_CODE,
    }),
  ]
  return { format: 1, kind: 'design', widthMm, heightMm, prompts: [], samples: [], groups: [], objects }
}

/** All four edges are seen on a label that is whole. */
function borderOf({ widthMm, heightMm }: Size): LabelObject[] {
  const common = { name: '', when: '', group: null, isLocked: false, thicknessMm: 0.25 }
  const area = { xMm: EDGE_MM, yMm: EDGE_MM, widthMm: widthMm - 2 * EDGE_MM, heightMm: heightMm - 2 * EDGE_MM }
  return [{ kind: 'box', ...common, ...area, id: 'border' }]
}

/** A stroke for each millimetre from the left edge of the label. */
function rulerOf(widthMm: number): LabelObject[] {
  const strokes = Array.from({ length: Math.max(0, Math.ceil(widthMm) - 2) }, (_, index) => index + 1)
  return strokes.map((xMm) => {
    const [, lengthMm] = STROKES.find(([every]) => xMm % every === 0) ?? [1, 1]
    return lineObject(`ruler-${xMm}`, { xMm, yMm: EDGE_MM, lengthMm, thicknessMm: 0.125, direction: 'down' })
  })
}
