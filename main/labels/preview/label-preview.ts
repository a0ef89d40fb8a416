import type { DrawnLabel, LabelMargins } from '@scanbench/plugin/machine'
import type { CommandsDocument, LabelDocument } from '../../records/label-document.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { LabelNote } from '../drawing/label-note.ts'
import type { DrawnDraft, LabelDrawing, Printer } from '../label-drawing.ts'
import { unreachedOnDocument } from './unreached-on-document.ts'
import { ROLL_TOLERANCE_MM } from '../routing/roll-for.ts'
import type { CheckedCode } from '../reading/check-codes.ts'
import type { LabelEye } from '../reading/label-eye.ts'
import { readBack } from '../reading/read-back.ts'
import { labelsIn } from '../reading/labels-in.ts'
import { checkLabel } from './label-checks.ts'
import { checkPaper } from './paper-checks.ts'
import { previewPrinter } from './preview-printer.ts'
import type { KnownPrinters } from './preview-printer.ts'

interface Options extends KnownPrinters {
  drawing: LabelDrawing
  eye: LabelEye
  now: () => number
}

export interface Roll {
  widthMm: number
  lengthMm: number | null
}

export interface PreviewOfDraft {
  document: LabelDocument
  model: LabelTemplate['model_type']
  /** Null: only the values are there. */
  item: number | null
  /** They replace those of the object: a sample row, answers of the operator. */
  values: Record<string, unknown>
  /** Null: as a common printer draws it. */
  machine: string | null
  dpi: number | null
  /** What is in the printer, where that is known; length null for endless media. */
  roll: Roll | null
  /** Of the size in the template, in percent. */
  scale: number
  /** Number of the label in its job, from 0. */
  index: number
  user: number | null
  /** False: the picture alone. Reading its codes takes several times as long as drawing it. */
  isChecked: boolean
}

export interface DraftPreview {
  /** Null when the commands draw no label. */
  picture: { png: Uint8Array; widthDots: number; heightDots: number; dotsPerMm: number } | null
  /** How many labels the commands draw. */
  labels: number
  /** What the printer leaves white at the edges, in millimetres; null when it reaches all of it. */
  unreached: LabelMargins | null
  bytes: Uint8Array
  /** False: nobody looked for what is wrong with it, and codes and notes are empty. */
  isChecked: boolean
  codes: CheckedCode[]
  notes: LabelNote[]
  asDots: DrawnDraft['asDots']
  /** The printer's own letters look a little different. */
  isApproximate: boolean
  tookMs: number
}

interface Drawn {
  printer: Printer
  draft: DrawnDraft
  context: Record<string, unknown>
  unreached: LabelMargins | null
}

/** A label before it is printed: drawn from the bytes that would be sent, at the dots of the printer. */
export class LabelPreview {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async draw(request: PreviewOfDraft): Promise<DraftPreview> {
    const { drawing, now } = this.#options
    const start = now()
    const { document } = request
    const printer = previewPrinter(this.#options, request)
    const context = { ...(await this.#context(request)), ...request.values }
    const draft = await drawing.drawDraft({ document, context, index: request.index, isDraft: true, ...printer })
    const labels = labelsIn(draft, printer)
    const unreached = unreachedOnDocument(document, printer, request.scale / 100)
    const picture = await this.#picture(labels[0])
    const found = request.isChecked
      ? {
          codes: await readBack(draft.laidOut, labels, this.#options.eye),
          notes: await this.#notes(request, { printer, draft, context, unreached }),
        }
      : { codes: [], notes: [] }
    return {
      picture,
      labels: labels.length,
      unreached,
      bytes: draft.bytes,
      isChecked: request.isChecked,
      ...found,
      asDots: draft.asDots,
      isApproximate: labels.some(({ steps }) => steps.some(({ kind }) => kind === 'text')),
      tookMs: Math.round(now() - start),
    }
  }

  async #notes(request: PreviewOfDraft, { printer, draft, context, unreached }: Drawn): Promise<LabelNote[]> {
    const { document, item } = request
    const checks =
      document.kind === 'design' && draft.laidOut !== null
        ? checkLabel(document, item === null ? null : context, { laidOut: draft.laidOut, unreached })
        : []
    const onPaper = document.kind === 'commands' ? paperNotes(document, printer, { bytes: draft.bytes, unreached }) : []
    const longest = await this.#longest(request, printer, draft.notes)
    const own = [...unmoved(request, printer), ...unknown(printer, draft.bytes)]
    return [...draft.notes, ...checks, ...onPaper, ...longest, ...rollNotes(request), ...own]
  }

  async #picture(label: DrawnLabel | undefined) {
    if (label === undefined) return null
    const { widthDots, heightDots, dotsPerMm } = label
    const { png } = await this.#options.eye.draw('look', { label })
    return { png, widthDots, heightDots, dotsPerMm }
  }

  async #context({ document, model, item, user }: PreviewOfDraft): Promise<Record<string, unknown>> {
    return item === null ? {} : this.#options.drawing.contextOf(draftRecord(model, document), item, { user, document })
  }

  /** Sample rows that do not fit although the row of the preview does. */
  async #longest({ document, ...request }: PreviewOfDraft, printer: Printer, known: LabelNote[]): Promise<LabelNote[]> {
    if (document.kind !== 'design' || document.samples.length === 0) return []
    const cut = new Set(known.filter(({ kind }) => kind === 'cut off').map(({ object }) => object))
    const own = await this.#context({ document, ...request })
    const found: LabelNote[] = []
    for (const { name, values } of document.samples.slice(0, MOST_SAMPLES)) {
      const context = { ...own, ...request.values, ...values }
      const draft = await this.#options.drawing.drawDraft({ document, context, index: 0, isDraft: true, ...printer })
      for (const note of draft.notes) {
        if (note.kind !== 'cut off' || cut.has(note.object)) continue
        cut.add(note.object)
        found.push({ ...note, message: `With the values of "${name}": ${note.message}` })
      }
    }
    return found
  }
}

/** The preview follows typing; more rows are looked at one by one. */
const MOST_SAMPLES = 20

function rollNotes({ document, roll, scale }: PreviewOfDraft): LabelNote[] {
  if (roll === null) return []
  const widthMm = scaled(document.widthMm, scale)
  const heightMm = scaled(document.heightMm, scale)
  // Who scales a label wants it to fit on the roll, not to fill it.
  const fits = (mm: number, rollMm: number): boolean =>
    mm <= rollMm + ROLL_TOLERANCE_MM && (scale !== 100 || mm >= rollMm - ROLL_TOLERANCE_MM)
  const isEndless = roll.lengthMm === null
  const isWidth = isEndless ? widthMm <= roll.widthMm + ROLL_TOLERANCE_MM : fits(widthMm, roll.widthMm)
  if (isWidth && (roll.lengthMm === null || fits(heightMm, roll.lengthMm))) return []
  const loaded = roll.lengthMm === null ? `${roll.widthMm} mm wide` : `${roll.widthMm} x ${roll.lengthMm} mm`
  const message = `The roll is ${loaded}, the label is ${widthMm} x ${heightMm} mm.`
  const fix = roll.lengthMm === null ? { widthMm: roll.widthMm } : { widthMm: roll.widthMm, heightMm: roll.lengthMm }
  return [{ kind: 'other size than the roll', object: null, message, fix }]
}

function scaled(millimetres: number, percent: number): number {
  return Math.round(millimetres * percent) / 100
}

function paperNotes(
  document: CommandsDocument,
  { driver, settings }: Printer,
  { bytes, unreached }: { bytes: Uint8Array; unreached: LabelMargins | null },
): LabelNote[] {
  const notes = driver.decode(bytes, settings).flatMap((label) => checkPaper(label, document, unreached))
  return notes.map(({ kind, object, message, fix }) => ({ kind, object, message, fix }))
}

/** What is written for a place stays there. */
function unmoved({ document }: PreviewOfDraft, { settings }: Printer): LabelNote[] {
  const [right, down] = [settings['OFFSET_RIGHT_MM'], settings['OFFSET_DOWN_MM']].map((mm) => Number(mm ?? 0))
  if (document.kind === 'design' || (right === 0 && down === 0)) return []
  const message = `The printer is set to move labels by ${right} mm to the right and ${down} mm down. Commands written by hand stay where they are.`
  return [{ kind: 'not moved', object: null, message, fix: null }]
}

function unknown({ driver, settings }: Printer, bytes: Uint8Array): LabelNote[] {
  return driver.unknownCommands(bytes, settings).map((command) => ({
    kind: 'unknown command',
    object: null,
    message: `The preview does not show what ${command} does.`,
    fix: null,
  }))
}

/** What a draft says of itself to its own text. */
export function draftRecord(
  model: LabelTemplate['model_type'],
  { widthMm, heightMm }: Pick<LabelDocument, 'widthMm' | 'heightMm'>,
): LabelTemplate {
  return {
    pk: 0,
    name: '',
    description: '',
    model_type: model,
    filters: '',
    filename_pattern: '',
    enabled: true,
    width: widthMm,
    height: heightMm,
    attach_to_model: false,
    revision: 0,
    template: '',
    updated: null,
    updated_by: null,
    kind: 'design',
    draft: true,
  }
}
