import { AppError } from '@scanbench/plugin'
import type { CommandsDocument, LabelDocument } from '../../records/label-document.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { LabelNote, NoteKind } from '../drawing/label-note.ts'
import type { LabelDrawing, Printer } from '../label-drawing.ts'
import { draftRecord } from './label-preview.ts'
import type { LabelValues } from './label-values.ts'
import { objectName } from './object-name.ts'
import { checkPaper } from './paper-checks.ts'
import { previewPrinter } from './preview-printer.ts'
import { unreachedOnDocument } from './unreached-on-document.ts'
import type { KnownPrinters } from './preview-printer.ts'

interface Options extends KnownPrinters {
  drawing: Pick<LabelDrawing, 'contextOf' | 'drawDraft'>
  values: Pick<LabelValues, 'longestOnes'>
}

export interface LongestValuesRequest {
  document: LabelDocument
  model: LabelTemplate['model_type']
  machine: string | null
  dpi: number | null
  user: number | null
}

export interface LongestValuesAnswer {
  /** How many objects were tried. */
  tried: number
  /** The first object that shows it, for each thing that is wrong. */
  notes: (LabelNote & { item: number })[]
  /** Commands of which nobody knows here what they draw, and so neither whether it fits. */
  unknown: string[]
}

/** A note, and of which thing on the label it is. */
interface Finding {
  thing: string
  note: LabelNote
}

interface Found {
  findings: Finding[]
  unknown: string[]
}

/** Of equally many letters some are wider. */
const EACH = 3
const TOLD: ReadonlySet<NoteKind> = new Set(['cut off', 'not drawn', 'table too long'])
/** Commands are not moved or made smaller: what grows runs into its neighbours and over the edge. */
const TOLD_OF_COMMANDS: ReadonlySet<NoteKind> = new Set([
  'cut off',
  'not drawn',
  'outside',
  'not reached',
  'quiet zone',
])

/** Whether a template holds what there really is: it is drawn with the objects that have the longest value of each field. */
export class LongestValuesCheck {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async run(request: LongestValuesRequest): Promise<LongestValuesAnswer> {
    const items = await this.#options.values.longestOnes(request.model, EACH)
    const notes = new Map<string, LongestValuesAnswer['notes'][number]>()
    const unknown = new Set<string>()
    for (const item of items) {
      const found = await this.#look(item, request)
      for (const { thing, note } of found.findings) {
        const key = `${thing} ${note.kind}`
        if (!notes.has(key)) notes.set(key, { ...note, item })
      }
      for (const command of found.unknown) unknown.add(command)
    }
    return { tried: items.length, notes: Array.from(notes.values()), unknown: Array.from(unknown) }
  }

  async #look(item: number, request: LongestValuesRequest): Promise<Found> {
    const { document, model, user } = request
    const context = await this.#options.drawing.contextOf(draftRecord(model, document), item, { user, document })
    const { findings, unknown } = await this.#draw(request, context)
    const name = objectName(model, item, context)
    const said = ({ thing, note }: Finding) => ({ thing, note: { ...note, message: `With ${name}: ${note.message}` } })
    return { findings: findings.map(said), unknown }
  }

  async #draw(request: LongestValuesRequest, context: Record<string, unknown>): Promise<Found> {
    const { document } = request
    const printer = previewPrinter(this.#options, { ...request, scale: 100 })
    const order = { document, context, index: 0, isDraft: true, ...printer }
    try {
      const { notes, bytes } = await this.#options.drawing.drawDraft(order)
      if (document.kind === 'commands') return commandsFound(document, printer, bytes)
      const told = notes.filter(({ kind }) => TOLD.has(kind))
      return { findings: told.map((note) => ({ thing: String(note.object), note })), unknown: [] }
    } catch (error) {
      // A value that cannot stand where the commands have it stops their label, as it would when it is printed.
      if (document.kind === 'design' || !(error instanceof AppError) || error.code !== 'RENDER_FAILED') throw error
      const note: LabelNote = { kind: 'not drawn', object: null, message: error.message, fix: null }
      return { findings: [{ thing: 'label', note }], unknown: [] }
    }
  }
}

function commandsFound(document: CommandsDocument, { driver, settings }: Printer, bytes: Uint8Array): Found {
  const unreached = unreachedOnDocument(document, { driver, settings }, 1)
  const notes = driver.decode(bytes, settings).flatMap((label) => checkPaper(label, document, unreached))
  const told = notes.filter(({ kind }) => TOLD_OF_COMMANDS.has(kind))
  const findings = told.map(({ step, ...note }) => ({ thing: `step ${step}`, note }))
  return { findings, unknown: driver.unknownCommands(bytes, settings) }
}
