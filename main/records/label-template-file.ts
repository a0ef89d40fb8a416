import { z } from '@hono/zod-openapi'
import { LabelDocument } from './label-document.ts'
import { LabelTemplate } from './label-records.ts'

/** A label template to take along, with the pictures that it draws. */
export const LabelTemplateFile = z
  .object({
    type: z.literal('scanbench-label-template'),
    format: z.literal(1),
    template: LabelTemplate.pick({
      name: true,
      description: true,
      model_type: true,
      filters: true,
      filename_pattern: true,
      attach_to_model: true,
    }),
    document: LabelDocument,
    /** Base64, by name. */
    assets: z.record(z.string(), z.string()),
  })
  .openapi('LabelTemplateFile')

export type LabelTemplateFile = z.infer<typeof LabelTemplateFile>
