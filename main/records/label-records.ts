import { z } from '@hono/zod-openapi'
import { count } from './fields.ts'

/** Label templates and their pictures. */

export const LabelTemplate = z
  .object({
    pk: count,
    name: z.string(),
    description: z.string(),
    model_type: z.enum(['part', 'stockitem', 'stocklocation', 'supplierpart', 'purchaseorder']),
    filters: z.string(),
    filename_pattern: z.string(),
    enabled: z.boolean(),
    width: z.number(),
    height: z.number(),
    attach_to_model: z.boolean(),
    /** The published one. */
    revision: count,
    /** The address of its file. */
    template: z.string(),
    updated: z.string().nullable(),
    updated_by: count.nullable(),
    /** Ours: a drawing, or commands of a printer. */
    kind: z.enum(['design', 'zpl', 'tspl', 'epl', 'esc-pos']),
    /** Ours: somebody works on the next revision. */
    draft: z.boolean(),
  })
  .openapi('LabelTemplate')
export type LabelTemplate = z.infer<typeof LabelTemplate>

export const LabelTemplateRevision = z
  .object({
    revision: count,
    note: z.string(),
    created: z.string(),
    user: count.nullable(),
    is_published: z.boolean(),
  })
  .openapi('LabelTemplateRevision')
export type LabelTemplateRevision = z.infer<typeof LabelTemplateRevision>

export const LabelAsset = z
  .object({
    pk: count,
    /** What image objects call it by. */
    name: z.string(),
    description: z.string(),
    media_type: z.string(),
    width: count,
    height: count,
    bytes: count,
    /** The address of the picture. */
    asset: z.string(),
    created: z.string(),
  })
  .openapi('LabelAsset')
export type LabelAsset = z.infer<typeof LabelAsset>
