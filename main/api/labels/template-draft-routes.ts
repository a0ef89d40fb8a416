import { z } from '@hono/zod-openapi'
import type { TemplateDrafts } from '../../labels/templates/template-drafts.ts'
import type { TemplateRecord } from '../../labels/templates/template-sort.ts'
import type { TemplateStore } from '../../labels/templates/template-store.ts'
import { LabelTemplateRevision } from '../../records/label-records.ts'
import { text } from '../input/texts.ts'
import { byPk, integer, pk } from '../input/values.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'

interface TemplateArea<Document, Row extends TemplateRecord> {
  /** Where they lie: `/api/station/label-templates/`. */
  base: string
  /** As people call one. */
  word: string
  /** What the names of the contract begin with. */
  name: string
  document: z.ZodType<Document, Document>
  record: z.ZodType<Row, Row>
  store: TemplateStore<Document, Row>
  drafts: TemplateDrafts<Document, Row>
}

const version = integer.pipe(z.int().min(0))
const windowName = z.string().min(1).max(64)
const byRevision = byPk.extend({ revision: pk })

/** Drafts that print nothing, and the revisions that do: the same for labels and reports. */
export function templateDraftRoutes<Document, Row extends TemplateRecord>({
  base,
  word,
  name,
  document,
  record,
  store,
  drafts,
}: TemplateArea<Document, Row>): Route[] {
  const Draft = z
    .object({
      document,
      base_revision: z.number().int(),
      /** To be given back with the next save. */
      version: z.number().int(),
      user: z.number().int().nullable(),
      updated: z.string(),
      /** False: this is what is published. */
      is_draft: z.boolean(),
    })
    .openapi(`${name}TemplateDraft`)
  const Editor = z.object({ user: z.number().int().nullable(), since: z.string() }).openapi(`${name}TemplateEditor`)
  return [
    route({
      method: 'get',
      path: `${base}{pk}/draft/`,
      summary: `The draft of a ${word}, or what is published of it`,
      rights: 'any',
      params: byPk,
      answer: Draft,
      handler: ({ params }) => drafts.get(params.pk),
    }),
    route({
      method: 'put',
      path: `${base}{pk}/draft/`,
      summary: 'Save the draft; 409 with the other one when somebody else was faster',
      rights: 'staff',
      params: byPk,
      body: z.object({ document, version }).openapi(`${name}DraftSave`),
      answer: Draft,
      handler: ({ params, body, actor }) => drafts.save(params.pk, { ...body, user: actor.user }),
    }),
    route({
      method: 'delete',
      path: `${base}{pk}/draft/`,
      summary: 'Drop the draft; answers with what is published',
      rights: 'staff',
      params: byPk,
      answer: Draft,
      handler: ({ params }) => drafts.discard(params.pk),
    }),
    route({
      method: 'put',
      path: `${base}{pk}/editors/`,
      summary: 'A window says that it has the template open, again and again; answers with the others that have',
      rights: 'any',
      params: byPk,
      body: z.object({ window: windowName }),
      answer: z.array(Editor),
      async handler({ params, body, actor }) {
        await drafts.get(params.pk)
        return drafts.editors.here(params.pk, { window: body.window, user: actor.user })
      },
    }),
    route({
      method: 'delete',
      path: `${base}{pk}/editors/{window}/`,
      summary: 'A window closes the template',
      rights: 'any',
      params: byPk.extend({ window: windowName }),
      status: 204,
      answer: null,
      async handler({ params }) {
        drafts.editors.gone(params.window)
      },
    }),
    route({
      method: 'post',
      path: `${base}{pk}/publish/`,
      summary: 'Publish the draft as the next revision',
      rights: 'staff',
      params: byPk,
      body: z.object({ version, note: text(500).nullish() }),
      answer: record,
      handler: ({ params, body, actor }) =>
        drafts.publish(params.pk, { version: body.version, note: body.note ?? '', user: actor.user }),
    }),
    route({
      method: 'get',
      path: `${base}{pk}/revisions/`,
      summary: `The published revisions of a ${word}, newest first`,
      rights: 'any',
      params: byPk,
      answer: z.array(LabelTemplateRevision),
      handler: ({ params }) => store.revisions(params.pk),
    }),
    route({
      method: 'get',
      path: `${base}{pk}/revisions/{revision}/`,
      summary: 'What a revision says',
      rights: 'any',
      params: byRevision,
      answer: LabelTemplateRevision.extend({ document }),
      handler: ({ params }) => store.revision(params.pk, params.revision),
    }),
    route({
      method: 'post',
      path: `${base}{pk}/revisions/{revision}/restore/`,
      summary: 'Take a revision into the draft',
      rights: 'staff',
      params: byRevision,
      answer: Draft,
      handler: ({ params, actor }) => drafts.restore(params.pk, params.revision, actor.user),
    }),
    route({
      method: 'post',
      path: `${base}{pk}/copy/`,
      summary: `A copy of a ${word}, switched off`,
      rights: 'staff',
      params: byPk,
      status: 201,
      answer: record,
      handler: ({ params, actor }) => store.copy(params.pk, actor.user),
    }),
  ]
}
