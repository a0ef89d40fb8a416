import { z } from '@hono/zod-openapi'
import { count } from './fields.ts'
import { PAGE_SIZES } from './report-document.ts'

/** Reports, and files that were made for somebody. */

export const ReportTemplate = z
  .object({
    pk: count,
    name: z.string(),
    description: z.string(),
    model_type: z.enum(['part', 'stockitem', 'stocklocation']),
    filters: z.string(),
    filename_pattern: z.string(),
    enabled: z.boolean(),
    attach_to_model: z.boolean(),
    revision: count,
    page_size: z.enum(PAGE_SIZES),
    landscape: z.boolean(),
    merge: z.boolean(),
    /** The address of its file. */
    template: z.string(),
    updated: z.string().nullable(),
    updated_by: count.nullable(),
    /** Ours: somebody works on the next revision. */
    draft: z.boolean(),
  })
  .openapi('ReportTemplate')
export type ReportTemplate = z.infer<typeof ReportTemplate>

export const ReportSnippet = z
  .object({
    pk: count,
    /** The address of its file; templates include it as `snippets/<name>`. */
    snippet: z.string(),
    name: z.string(),
    description: z.string(),
  })
  .openapi('ReportSnippet')
export type ReportSnippet = z.infer<typeof ReportSnippet>

export const ReportAsset = z.object({ pk: count, asset: z.string(), description: z.string() }).openapi('ReportAsset')
export type ReportAsset = z.infer<typeof ReportAsset>

export const DataOutput = z
  .object({
    pk: count,
    created: z.string(),
    user: count.nullable(),
    total: count,
    progress: count,
    complete: z.boolean(),
    output_type: z.enum(['label', 'report', 'export']),
    template_name: z.string(),
    plugin: z.string(),
    output: z.string().nullable(),
    errors: z.record(z.string(), z.unknown()).nullable(),
    /** Ours: the job in the print queue that it tells of. */
    print_job: count.nullable(),
  })
  .openapi('DataOutput')
export type DataOutput = z.infer<typeof DataOutput>

export const Attachment = z
  .object({
    pk: count,
    model_type: z.string(),
    model_id: count,
    filename: z.string(),
    /** The address of the file. */
    attachment: z.string(),
    file_size: count,
    comment: z.string(),
    upload_date: z.string(),
    upload_user: count.nullable(),
  })
  .openapi('Attachment')
export type Attachment = z.infer<typeof Attachment>
