import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import type { LabelTemplates } from '../../labels/templates/published-templates.ts'
import type { DraftPreview, LabelPreview } from '../../labels/preview/label-preview.ts'
import { readTemplateDocument } from '../../labels/templates/template-document.ts'
import { LabelDocument, LABEL_SYMBOLOGIES } from '../../records/label-document.ts'
import { LabelTemplate } from '../../records/label-records.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { PreviewNote } from './preview-note.ts'
import { pk } from '../input/values.ts'

const PreviewDraft = z
  .object({
    /** Without it the published design of the template. */
    document: LabelDocument.nullish(),
    template: pk.nullish(),
    /** Without it that of the template. */
    model_type: LabelTemplate.shape.model_type.nullish(),
    /** Without an object only the values are there. */
    item: pk.nullish(),
    values: z.record(z.string(), z.unknown()).nullish(),
    machine: z.string().min(1).nullish(),
    dpi: z.union([z.literal(203), z.literal(300), z.literal(600)]).nullish(),
    index: z.number().int().min(0).nullish(),
    /** Of the size in the template, in percent. */
    scale: z.number().int().min(10).max(400).nullish(),
    /** False: the picture alone and at once; codes are not read, and nothing is noted. */
    is_checked: z.boolean().nullish(),
    roll: z.object({ width_mm: z.number(), length_mm: z.number().nullable() }).nullish(),
  })
  .openapi('LabelDraft')
type PreviewDraft = z.infer<typeof PreviewDraft>

interface Services {
  labelPreview: LabelPreview
  templates: Pick<LabelTemplates, 'get'>
}

const DraftPicture = z
  .object({
    /** A PNG as data URI, one pixel for each dot; null when nothing is drawn. */
    png: z.string().nullable(),
    width_dots: z.number(),
    height_dots: z.number(),
    dots_per_mm: z.number(),
    labels: z.number(),
    /** White that the printer leaves at the edges, in millimetres; null when it reaches all of it. */
    unreached: z
      .object({ left_mm: z.number(), top_mm: z.number(), right_mm: z.number(), bottom_mm: z.number() })
      .nullable(),
    /** What would be sent, as text; bytes that are no text are shown as the sign for that. */
    commands: z.string(),
    size: z.number(),
    is_checked: z.boolean(),
    codes: z.array(
      z.object({
        object: z.string().nullable(),
        symbology: z.enum(LABEL_SYMBOLOGIES),
        text: z.string(),
        is_read: z.boolean(),
      }),
    ),
    notes: z.array(PreviewNote),
    as_dots: z.array(z.object({ object: z.string(), reason: z.string() })),
    is_approximate: z.boolean(),
    took_ms: z.number(),
  })
  .openapi('LabelDraftPreview')

/** What a label will look like, one that is being designed too; nothing is stored. */
export function labelPreviewRoutes({ labelPreview, templates }: Services): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/station/labels/preview/',
      summary: 'The picture of a label, also of one that is being designed, from the bytes that would be sent',
      rights: 'any',
      body: PreviewDraft,
      answer: DraftPicture,
      handler: async ({ body, actor }) => {
        const { item, values, machine, dpi, index, scale, roll, is_checked } = body
        return answerOf(
          await labelPreview.draw({
            ...designOf(body, templates),
            item: item ?? null,
            values: values ?? {},
            machine: machine ?? null,
            dpi: dpi ?? null,
            index: index ?? 0,
            scale: scale ?? 100,
            roll: roll ? { widthMm: roll.width_mm, lengthMm: roll.length_mm } : null,
            user: actor.user,
            isChecked: is_checked ?? true,
          }),
        )
      },
    }),
  ]
}

function designOf({ document, template, model_type }: PreviewDraft, templates: Services['templates']) {
  const stored = template ? templates.get(template) : null
  const design = document ?? stored?.document
  const model = model_type ?? stored?.record.model_type
  if (design === undefined) throw missing('document')
  if (model === undefined) throw missing('model_type')
  return { document: readTemplateDocument(design), model }
}

function missing(field: string): AppError {
  const text = 'This is needed where no template is named.'
  return new AppError('INVALID_INPUT', `Nothing to draw: there is no ${field} and no template.`, {
    details: { [field]: [text] },
  })
}

/** Pictures in the commands would fill the answer. */
const MOST_COMMANDS = 20_000

function answerOf(preview: DraftPreview) {
  const { picture, labels, unreached, bytes, isChecked, codes, notes, asDots, isApproximate, tookMs } = preview
  return {
    png: picture === null ? null : `data:image/png;base64,${Buffer.from(picture.png).toString('base64')}`,
    width_dots: picture?.widthDots ?? 0,
    height_dots: picture?.heightDots ?? 0,
    dots_per_mm: picture?.dotsPerMm ?? 0,
    labels,
    unreached: unreached && {
      left_mm: unreached.leftMm,
      top_mm: unreached.topMm,
      right_mm: unreached.rightMm,
      bottom_mm: unreached.bottomMm,
    },
    commands: new TextDecoder().decode(bytes.subarray(0, MOST_COMMANDS)),
    size: bytes.length,
    is_checked: isChecked,
    codes: codes.map(({ isRead, ...code }) => ({ ...code, is_read: isRead })),
    notes: notes.map(({ fix, ...note }) => ({ ...note, fix: fix === null ? null : { ...fix } })),
    as_dots: asDots,
    is_approximate: isApproximate,
    took_ms: tookMs,
  }
}
