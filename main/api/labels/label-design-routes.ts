import { z } from '@hono/zod-openapi'
import type { LabelTemplates } from '../../labels/templates/published-templates.ts'
import { starterDocument } from '../../labels/templates/starter-document.ts'
import type { LabelDrafts, LabelStore } from '../../labels/templates/label-sort.ts'
import { LabelDocument } from '../../records/label-document.ts'
import { LabelTemplate } from '../../records/label-records.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import { templateDraftRoutes } from './template-draft-routes.ts'
import type { Route } from '../route.ts'
import { filledText, text } from '../input/texts.ts'
import { boolean, number } from '../input/values.ts'

interface Services {
  templates: LabelTemplates
  templateStore: LabelStore
  templateDrafts: LabelDrafts
}

const size = number.pipe(z.number().min(2).max(5000))

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
        const { enabled, model_type } = query
        return answerList(request, page, templates.list({ enabled, model_type }, page))
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
    ...templateDraftRoutes({
      base: '/api/station/label-templates/',
      word: 'label template',
      name: 'Label',
      document: LabelDocument,
      record: LabelTemplate,
      store: templateStore,
      drafts: templateDrafts,
    }),
  ]
}
