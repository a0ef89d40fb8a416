import type { LabelDocument } from '../../records/label-document.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { LabelNote, NoteKind } from '../drawing/label-note.ts'
import type { LabelDrawing } from '../label-drawing.ts'
import { draftRecord } from './label-preview.ts'
import type { LabelValues } from './label-values.ts'
import { previewPrinter } from './preview-printer.ts'
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
}

/** Of equally many letters some are wider. */
const EACH = 3
const TOLD: ReadonlySet<NoteKind> = new Set(['cut off', 'not drawn', 'table too long'])

/** Whether a design holds what there really is: it is drawn with the objects that have the longest value of each field. */
export class LongestValuesCheck {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async run(request: LongestValuesRequest): Promise<LongestValuesAnswer> {
    const { document, model } = request
    // What hand-written commands do with a long text only the printer knows.
    if (document.kind === 'commands') return { tried: 0, notes: [] }
    const items = await this.#options.values.longestOnes(model, EACH)
    const found = new Map<string, LongestValuesAnswer['notes'][number]>()
    for (const item of items)
      for (const note of await this.#notesOf(item, request)) {
        const key = `${note.object} ${note.kind}`
        if (!found.has(key)) found.set(key, { ...note, item })
      }
    return { tried: items.length, notes: Array.from(found.values()) }
  }

  async #notesOf(item: number, request: LongestValuesRequest): Promise<LabelNote[]> {
    const { drawing } = this.#options
    const { document, model, user } = request
    const context = await drawing.contextOf(draftRecord(model, document), item, { user, document })
    const printer = previewPrinter(this.#options, { ...request, scale: 100 })
    const { notes } = await drawing.drawDraft({ document, context, index: 0, isDraft: true, ...printer })
    const name = nameOf(model, item, context)
    return notes
      .filter(({ kind }) => TOLD.has(kind))
      .map((note) => ({ ...note, message: `With ${name}: ${note.message}` }))
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** As people find it: names are not unique among stock items, so what tells them apart is said too. */
function nameOf(model: LabelTemplate['model_type'], item: number, context: Readonly<Record<string, unknown>>): string {
  const inner = (key: string, field: string): string => {
    const value = context[key]
    return typeof value === 'object' && value !== null ? text((value as Record<string, unknown>)[field]) : ''
  }
  const names = {
    part: () => text(context['name']),
    stocklocation: () => inner('location', 'pathstring'),
    stockitem() {
      const serial = text(context['serial'])
      const batch = text(context['batch'])
      const which = serial === '' ? (batch === '' ? '' : `, batch ${batch}`) : `, serial ${serial}`
      return `${inner('part', 'name')}${which}`
    },
    supplierpart: () => `${inner('supplier', 'name')} ${text(context['SKU'])}`.trim(),
    purchaseorder: () => text(context['reference']),
  }
  const name = names[model]()
  return name === '' ? `number ${item}` : `“${name}” (number ${item})`
}
