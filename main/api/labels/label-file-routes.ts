import { z } from '@hono/zod-openapi'
import type { LabelTemplates } from '../../labels/templates/published-templates.ts'
import type { LabelAssets } from '../../labels/templates/label-assets.ts'
import type { TemplateFiles } from '../../labels/templates/template-file.ts'
import { LabelTemplateFile } from '../../records/label-template-file.ts'
import { LabelAsset, LabelTemplate } from '../../records/label-records.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { filledText, text } from '../input/texts.ts'
import { byPk, number } from '../input/values.ts'

interface Services {
  templates: LabelTemplates
  templateFiles: TemplateFiles
  labelAssets: LabelAssets
}

const NOT_A_FILE = 'The submitted data was not a file. Check the encoding type on the form.'
const file = z.instanceof(File, { error: NOT_A_FILE }).openapi({ type: 'string', format: 'binary' })
const size = number.pipe(z.number().min(2).max(5000))
const byName = byPk.extend({ name: z.string() })

const Upload = z.object({
  file,
  /** For pages of HTML, which do not say what they are for. */
  model_type: LabelTemplate.shape.model_type.default('stockitem'),
  width: size.default(50),
  height: size.default(20),
})

/** Label templates as files, and the pictures that they draw. */
export function labelFileRoutes({ templates, templateFiles, labelAssets }: Services): Route[] {
  const fileOf = (pk: number): Response => {
    const { name } = templates.get(pk).record
    const file = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.scanbench-label.json`
    return new Response(JSON.stringify(templateFiles.write(pk), null, 2), {
      headers: {
        'Content-Type': 'application/json',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file)}`,
        'Cache-Control': 'private, no-store',
      },
    })
  }

  return [
    route({
      method: 'get',
      path: '/api/station/label-templates/{pk}/export/',
      summary: 'A label template as a file, with its pictures',
      rights: 'any',
      params: byPk,
      answer: LabelTemplateFile,
      handler: async ({ params }) => fileOf(params.pk),
    }),
    route({
      method: 'post',
      path: '/api/station/label-templates/import/',
      summary: 'A label template from a file of this program, or from a page of HTML made for InvenTree',
      rights: 'staff',
      body: Upload,
      status: 201,
      answer: z.object({ template: LabelTemplate, report: z.array(z.string()) }),
      handler: async ({ body, actor }) =>
        templateFiles.read({
          fileName: body.file.name,
          text: await body.file.text(),
          model_type: body.model_type,
          widthMm: body.width,
          heightMm: body.height,
          user: actor.user,
        }),
    }),
    route({
      method: 'get',
      path: '/media/label/template/{pk}/{name}/',
      summary: 'The file of a label template',
      rights: 'any',
      params: byName,
      answer: null,
      handler: async ({ params }) => fileOf(params.pk),
    }),
    route({
      method: 'get',
      path: '/api/station/label-assets/',
      summary: 'The pictures that label templates can draw',
      rights: 'any',
      answer: z.array(LabelAsset),
      handler: () => labelAssets.list(),
    }),
    route({
      method: 'post',
      path: '/api/station/label-assets/',
      summary: 'Add a picture, or replace the one of its name',
      rights: 'staff',
      body: z.object({ asset: file, name: filledText(100).optional(), description: text(250).default('') }),
      status: 201,
      answer: LabelAsset,
      async handler({ body: { asset, name, description } }) {
        const content = new Uint8Array(await asset.arrayBuffer())
        return labelAssets.put({ name: name ?? asset.name, description, content })
      },
    }),
    route({
      method: 'delete',
      path: '/api/station/label-assets/{pk}/',
      summary: 'Delete a picture',
      rights: 'staff',
      params: byPk,
      status: 204,
      answer: null,
      async handler({ params }) {
        await labelAssets.remove(params.pk)
      },
    }),
    route({
      method: 'get',
      path: '/media/label/asset/{pk}/{name}/',
      summary: 'A picture that label templates draw',
      rights: 'any',
      params: byName,
      answer: null,
      async handler({ params }) {
        const { media_type, content } = await labelAssets.content(params.pk)
        const headers = { 'Content-Type': media_type, 'Cache-Control': 'private, no-store' }
        return new Response(new Uint8Array(content), { headers })
      },
    }),
  ]
}
