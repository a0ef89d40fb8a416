import { z } from '@hono/zod-openapi'
import type { LabelTemplates } from '../../labels/templates/published-templates.ts'
import { starterDocument } from '../../labels/templates/starter-document.ts'
import type { TemplateDrafts } from '../../labels/templates/template-drafts.ts'
import type { TemplateStore } from '../../labels/templates/template-store.ts'
import { LabelDocument } from '../../records/label-document.ts'
import { LabelTemplate, LabelTemplateRevision } from '../../records/label-records.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { filledText, text } from '../input/texts.ts'
import { boolean, byPk, integer, number, pk } from '../input/values.ts'

interface Services {
  templates: LabelTemplates
  templateStore: TemplateStore
  templateDrafts: TemplateDrafts
}

const size = number.pipe(z.number().min(2).max(5000))
const version = integer.pipe(z.int().min(0))
const byRevision = byPk.extend({ revision: pk })

const NewDesign = z
  .object({
    name: filledText(100),
    model_type: LabelTemplate.shape.model_type,
    description: text(250).default(''),
    width: size,
    height: size,
    /** Without it the label starts with the name of its object. */
    document: LabelDocument.nullish(),
  })
  .openapi('NewLabelDesign')

const Draft = z
  .object({
    document: LabelDocument,
    base_revision: z.number().int(),
    /** To be given back with the next save. */
    version: z.number().int(),
    user: z.number().int().nullable(),
    updated: z.string(),
    /** False: this is what is published. */
    is_draft: z.boolean(),
  })
  .openapi('LabelTemplateDraft')

/** Work on label templates: drafts that print nothing, and the revisions that do. */
export function labelDesignRoutes({ templates, templateStore, templateDrafts }: Services): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/station/label-templates/',
      summary: 'Label templates, and which of them somebody works on',
      rights: 'any',
      query: listQuery.extend({ enabled: boolean.optional(), model_type: z.string().optional() }),
      answer: listAnswer(LabelTemplate),
      async handler({ query, request }) {
        const page = pageOf(query)
        return answerList(request, page, templates.list(query, page))
      },
    }),
    route({
      method: 'post',
      path: '/api/station/label-templates/',
      summary: 'A new label template',
      rights: 'staff',
      body: NewDesign,
      status: 201,
      answer: LabelTemplate,
      handler({ body: { width, height, document, ...fields }, actor }) {
        const page = { widthMm: width, heightMm: height }
        const usual = { filters: '', filename_pattern: 'label.pdf', enabled: true, attach_to_model: false }
        return templateStore.create(
          {
            ...usual,
            ...fields,
            document: document ? { ...document, ...page } : starterDocument(fields.model_type, page),
            file_name: null,
          },
          actor.user,
        )
      },
    }),
    route({
      method: 'get',
      path: '/api/station/label-templates/{pk}/draft/',
      summary: 'The draft of a label template, or what is published of it',
      rights: 'any',
      params: byPk,
      answer: Draft,
      handler: ({ params }) => templateDrafts.get(params.pk),
    }),
    route({
      method: 'put',
      path: '/api/station/label-templates/{pk}/draft/',
      summary: 'Save the draft; 409 with the other one when somebody else was faster',
      rights: 'staff',
      params: byPk,
      body: z.object({ document: LabelDocument, version }).openapi('LabelDraftSave'),
      answer: Draft,
      handler: ({ params, body, actor }) => templateDrafts.save(params.pk, { ...body, user: actor.user }),
    }),
    route({
      method: 'delete',
      path: '/api/station/label-templates/{pk}/draft/',
      summary: 'Drop the draft; answers with what is published',
      rights: 'staff',
      params: byPk,
      answer: Draft,
      handler: ({ params }) => templateDrafts.discard(params.pk),
    }),
    route({
      method: 'post',
      path: '/api/station/label-templates/{pk}/publish/',
      summary: 'Publish the draft as the next revision',
      rights: 'staff',
      params: byPk,
      body: z.object({ version, note: text(500).nullish() }),
      answer: LabelTemplate,
      handler: ({ params, body, actor }) =>
        templateDrafts.publish(params.pk, { version: body.version, note: body.note ?? '', user: actor.user }),
    }),
    route({
      method: 'get',
      path: '/api/station/label-templates/{pk}/revisions/',
      summary: 'The published revisions of a label template, newest first',
      rights: 'any',
      params: byPk,
      answer: z.array(LabelTemplateRevision),
      handler: ({ params }) => templateStore.revisions(params.pk),
    }),
    route({
      method: 'get',
      path: '/api/station/label-templates/{pk}/revisions/{revision}/',
      summary: 'What a revision says',
      rights: 'any',
      params: byRevision,
      answer: LabelTemplateRevision.extend({ document: LabelDocument }),
      handler: ({ params }) => templateStore.revision(params.pk, params.revision),
    }),
    route({
      method: 'post',
      path: '/api/station/label-templates/{pk}/revisions/{revision}/restore/',
      summary: 'Take a revision into the draft',
      rights: 'staff',
      params: byRevision,
      answer: Draft,
      handler: ({ params, actor }) => templateDrafts.restore(params.pk, params.revision, actor.user),
    }),
    route({
      method: 'post',
      path: '/api/station/label-templates/{pk}/copy/',
      summary: 'A copy of a label template, switched off',
      rights: 'staff',
      params: byPk,
      status: 201,
      answer: LabelTemplate,
      handler: ({ params, actor }) => templateStore.copy(params.pk, actor.user),
    }),
  ]
}
