import { z } from '@hono/zod-openapi'

/**
 * What a label template says, in millimetres from the upper left corner. Every text, every data and every condition is
 * Liquid: `{{ part.name }}`. It is plain JSON; `format` counts up when an older program could not read it.
 */

const FORMAT = z.literal(1)
const mm = z.number().min(-1000).max(5000)
const size = z.number().gt(0).max(5000)
const liquid = z.string().max(100_000)
const id = z.string().min(1).max(64)

const rotation = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)])

const common = {
  /** Unique within the template; notes point at it. */
  id,
  /** For people; may be empty. */
  name: z.string().max(100),
  /** The object is drawn when this gives neither nothing nor `false`; empty: always. */
  when: liquid,
  /** Of the group that it belongs to. */
  group: id.nullable(),
  /** The designer does not move it. */
  isLocked: z.boolean(),
}
const place = { xMm: mm, yMm: mm }
/** As it lies on the label after turning. */
const area = { ...place, widthMm: size, heightMm: size }

const LABEL_FONTS = ['printer', 'sans', 'sans-bold', 'mono', 'mono-bold'] as const
export const LabelFont = z.enum(LABEL_FONTS).openapi('LabelFont')

/** Text is drawn as large as its area allows, from the largest to the smallest height of a line. */
const lettering = {
  ...area,
  rotation,
  /** `printer` is the font that is in the printer; the others are drawn as dots. */
  font: LabelFont,
  largestMm: size,
  smallestMm: size,
  lines: z.number().int().min(1).max(50),
  align: z.enum(['left', 'center', 'right']),
  verticalAlign: z.enum(['top', 'middle', 'bottom']),
}

export const LABEL_SYMBOLOGIES = [
  'code128',
  'gs1-128',
  'code39',
  'ean13',
  'ean8',
  'upca',
  'upce',
  'itf14',
  'qr',
  'gs1-qr',
  'datamatrix',
  'gs1-datamatrix',
  'pdf417',
  'aztec',
] as const

const TextObject = z.object({ kind: z.literal('text'), ...common, ...lettering, text: liquid })

/** The symbol fills its area on whole dots, its quiet zone within. */
const BarcodeObject = z.object({
  kind: z.literal('barcode'),
  ...common,
  ...area,
  rotation,
  symbology: z.enum(LABEL_SYMBOLOGIES),
  /** GS1: with brackets, `(01){{ gtin }}(10){{ batch }}`, or an element string with GS. */
  data: liquid,
  /** Of QR alone. */
  errorCorrection: z.enum(['L', 'M', 'Q', 'H']),
  /** Width of the narrowest bar; null: as wide as the area allows. */
  moduleMm: size.nullable(),
  /** Bars only: the data stands below them in letters. */
  showText: z.boolean(),
})

const ImageObject = z.object({
  kind: z.literal('image'),
  ...common,
  ...area,
  rotation,
  /** A data URI, or the name of a file in the station's assets. */
  source: liquid,
  tone: z.enum(['threshold', 'dither']),
})

const LineObject = z.object({
  kind: z.literal('line'),
  ...common,
  ...place,
  lengthMm: size,
  thicknessMm: size,
  direction: z.enum(['across', 'down']),
})

const BoxObject = z.object({ kind: z.literal('box'), ...common, ...area, thicknessMm: size })

const EllipseObject = z.object({ kind: z.literal('ellipse'), ...common, ...area, thicknessMm: size })

/** One row for each value of a list; what does not fit is left out and said. */
const TableObject = z.object({
  kind: z.literal('table'),
  ...common,
  ...area,
  /** The name of the list: `bom_items`. In the columns a row of it is `row`, its number from 1 `row_number`. */
  list: z.string().max(200),
  columns: z
    .array(
      z.object({ title: z.string().max(100), text: liquid, widthMm: size, align: z.enum(['left', 'center', 'right']) }),
    )
    .min(1)
    .max(30),
  font: LabelFont,
  rowMm: size,
  textMm: size,
  hasTitles: z.boolean(),
  /** 0: without lines. */
  lineMm: z.number().min(0).max(50),
})

/** A number that goes up from label to label of a job; in the text it is `counter`. */
const CounterObject = z.object({
  kind: z.literal('counter'),
  ...common,
  ...lettering,
  text: liquid,
  start: z.number().int(),
  step: z.number().int(),
  /** Zeros are put before it up to this length. */
  digits: z.number().int().min(1).max(20),
})

/** The time of printing, or a date of the data, some days later or earlier. */
const DateObject = z.object({
  kind: z.literal('date'),
  ...common,
  ...lettering,
  /** Empty: now. */
  date: liquid,
  plusDays: z.number().int().min(-40_000).max(40_000),
  /** As in strftime: `%d.%m.%Y`. */
  pattern: z.string().max(100),
})

export const LabelObject = z
  .discriminatedUnion('kind', [
    TextObject,
    BarcodeObject,
    ImageObject,
    LineObject,
    BoxObject,
    EllipseObject,
    TableObject,
    CounterObject,
    DateObject,
  ])
  .openapi('LabelObject')

/** Objects that are chosen, moved and shown together. */
const LabelGroup = z.object({ id, name: z.string().max(100), when: liquid })

/** What the operator is asked when the label is printed; in the template it is `answers.<key>`. */
const Prompt = z
  .object({
    key: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/u),
    question: z.string().min(1).max(200),
    type: z.enum(['text', 'integer', 'date', 'boolean', 'choice']),
    /** For choices. */
    choices: z.array(z.string().max(200)).max(200),
    initial: z.string().max(1000),
    isRequired: z.boolean(),
  })
  .openapi('LabelPrompt')

/** A row of values to try the template with; they replace those of the object. */
const Sample = z.object({ name: z.string().max(100), values: z.record(z.string(), z.unknown()) }).openapi('LabelSample')

const sheet = {
  format: FORMAT,
  widthMm: z.number().min(2).max(2000),
  heightMm: z.number().min(2).max(5000),
  prompts: z.array(Prompt).max(50),
  samples: z.array(Sample).max(1000),
}

const Design = z.object({
  kind: z.literal('design'),
  ...sheet,
  objects: z.array(LabelObject).max(1000),
  groups: z.array(LabelGroup).max(200),
})

const COMMAND_LANGUAGES = ['zpl', 'tspl', 'epl', 'esc-pos'] as const

/** Printer commands, written by hand. Values are made harmless for the language by themselves. */
const Commands = z.object({
  kind: z.literal('commands'),
  ...sheet,
  language: z.enum(COMMAND_LANGUAGES),
  source: liquid,
})

export const LabelDocument = z.discriminatedUnion('kind', [Design, Commands]).openapi('LabelDocument')

export type LabelFont = z.infer<typeof LabelFont>
export type LabelObject = z.infer<typeof LabelObject>
export type LabelDocument = z.infer<typeof LabelDocument>
export type LabelPrompt = z.infer<typeof Prompt>
export type DesignDocument = z.infer<typeof Design>
export type CommandsDocument = z.infer<typeof Commands>
export type CommandLanguage = (typeof COMMAND_LANGUAGES)[number]
export type TextObject = z.infer<typeof TextObject>
export type BarcodeObject = z.infer<typeof BarcodeObject>
export type ImageObject = z.infer<typeof ImageObject>
export type LineObject = z.infer<typeof LineObject>
export type BoxObject = z.infer<typeof BoxObject>
export type EllipseObject = z.infer<typeof EllipseObject>
export type TableObject = z.infer<typeof TableObject>
export type CounterObject = z.infer<typeof CounterObject>
export type DateObject = z.infer<typeof DateObject>
