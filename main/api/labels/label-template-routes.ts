import { z } from '@hono/zod-openapi'
import type { LabelTemplates } from '../../labels/templates/published-templates.ts'
import { importHtml } from '../../labels/templates/html/import-html.ts'
import type { OfferedTemplates } from '../../labels/templates/offered-templates.ts'
import type { LabelStore } from '../../labels/templates/label-sort.ts'
import type { LabelDocument } from '../../records/label-document.ts'
import { LabelTemplate } from '../../records/label-records.ts'
import { given } from '../input/given.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { htmlFile, pkList } from '../input/template-input.ts'
import { filledText, text } from '../input/texts.ts'
import { boolean, byPk, number } from '../input/values.ts'

interface Services {
  templates: LabelTemplates
  templateStore: LabelStore
  offeredTemplates: OfferedTemplates<LabelDocument, LabelTemplate>
}

const templateFilters = listQuery.extend({
  enabled: boolean.optional(),
  model_type: z.string().optional(),
  items: pkList.optional(),
})

const size = number.pipe(z.number().min(2).max(5000))
const fields = z.object({
  name: filledText(100),
  description: filledText(250),
  model_type: LabelTemplate.shape.model_type,
  template: htmlFile,
  filters: text(250).default(''),
  filename_pattern: filledText(100).default('output.pdf'),
  enabled: boolean.default(true),
  attach_to_model: boolean.default(false),
  width: size.default(50),
  height: size.default(20),
})
const change = z.object({
  name: fields.shape.name.optional(),
  description: fields.shape.description.optional(),
  model_type: fields.shape.model_type.optional(),
  template: htmlFile.optional(),
  filters: text(250).optional(),
  filename_pattern: filledText(100).optional(),
  enabled: boolean.optional(),
  attach_to_model: boolean.optional(),
  width: size.optional(),
  height: size.optional(),
})

/** Label templates as InvenTree's clients know them. */
export function labelTemplateRoutes({ templates, templateStore, offeredTemplates }: Services): Route[] {
  async function update(
    pk: number,
    body: Partial<z.output<typeof change>>,
    user: number | null,
  ): Promise<LabelTemplate> {
    const { width, height, template, ...rest } = given(body)
    const { document, record } = templates.get(pk)
    const size = { widthMm: width ?? record.width, heightMm: height ?? record.height }
    if (template === undefined) return templateStore.update(pk, { ...rest, document: { ...document, ...size } }, user)
    const page = importHtml(await template.text(), size)
    return templateStore.update(pk, { ...rest, document: page.document, file_name: template.name }, user)
  }

  const edit = {
    path: '/api/label/template/{pk}/',
    rights: 'staff',
    params: byPk,
    answer: LabelTemplate,
  } as const

  return [
    route({
      method: 'get',
      path: '/api/label/template/',
      summary: 'Label templates; with items those that fit all of them',
      rights: 'any',
      query: templateFilters,
      answer: listAnswer(LabelTemplate),
      async handler({ query, request }) {
        const page = pageOf(query)
        const { enabled, model_type, items = [] } = query
        return answerList(request, page, await offeredTemplates.list({ enabled, model_type }, items, page))
      },
    }),
    route({
      method: 'post',
      path: '/api/label/template/',
      summary: 'A new label template from a page of HTML, which becomes a design',
      rights: 'staff',
      body: fields,
      status: 201,
      answer: LabelTemplate,
      async handler({ body: { template, width, height, ...rest }, actor }) {
        const { document } = importHtml(await template.text(), { widthMm: width, heightMm: height })
        return templateStore.create({ ...rest, document, file_name: template.name }, actor.user)
      },
    }),
    route({
      method: 'get',
      path: '/api/label/template/{pk}/',
      summary: 'A label template',
      rights: 'any',
      params: byPk,
      answer: LabelTemplate,
      handler: async ({ params }) => templates.get(params.pk).record,
    }),
    route({
      ...edit,
      method: 'patch',
      summary: 'Change a label template; its revision goes up',
      body: change,
      handler: ({ params, body, actor }) => update(params.pk, body, actor.user),
    }),
    route({
      ...edit,
      method: 'put',
      summary: 'Change a label template; its revision goes up',
      body: fields.extend({ template: htmlFile.optional() }),
      handler: ({ params, body, actor }) => update(params.pk, body, actor.user),
    }),
    route({
      ...edit,
      method: 'delete',
      summary: 'Delete a label template of which no label waits',
      status: 204,
      answer: null,
      async handler({ params }) {
        await templateStore.remove(params.pk)
      },
    }),
  ]
}
