import { z } from '@hono/zod-openapi'
import type { LabelAssets } from '../../labels/templates/label-assets.ts'
import { ReportAsset, ReportSnippet } from '../../records/output-records.ts'
import type { ReportSnippets } from '../../reports/report-snippets.ts'
import { given } from '../input/given.ts'
import { htmlFile } from '../input/template-input.ts'
import { text } from '../input/texts.ts'
import { byPk } from '../input/values.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { pageFile } from './page-file.ts'

interface Services {
  reportSnippets: ReportSnippets
  labelAssets: LabelAssets
}

const NOT_A_FILE = 'The submitted data was not a file. Check the encoding type on the form.'
const file = z.instanceof(File, { error: NOT_A_FILE }).openapi({ type: 'string', format: 'binary' })
const snippet = z.object({ snippet: htmlFile, description: text(250).default('') })
const snippetChange = z.object({ snippet: htmlFile.optional(), description: text(250).optional() })

/** What report templates are put together from: snippets that they include, and pictures. */
export function reportPieceRoutes({ reportSnippets, labelAssets }: Services): Route[] {
  async function update(pk: number, { snippet: page, description }: z.output<typeof snippetChange>) {
    const piece = page === undefined ? {} : { name: page.name, source: await page.text() }
    return reportSnippets.update(pk, { ...piece, ...given({ description }) })
  }
  const edit = { path: '/api/report/snippet/{pk}/', rights: 'staff', params: byPk, answer: ReportSnippet } as const

  return [
    route({
      method: 'get',
      path: '/api/report/snippet/',
      summary: 'Pieces of pages that report templates include',
      rights: 'any',
      answer: z.array(ReportSnippet),
      handler: () => reportSnippets.list(),
    }),
    route({
      method: 'post',
      path: '/api/report/snippet/',
      summary: 'A new snippet from a file of HTML with Liquid in it',
      rights: 'staff',
      body: snippet,
      status: 201,
      answer: ReportSnippet,
      handler: async ({ body }) =>
        reportSnippets.create({
          name: body.snippet.name,
          source: await body.snippet.text(),
          description: body.description,
        }),
    }),
    route({
      method: 'get',
      path: '/api/report/snippet/{pk}/',
      summary: 'A snippet',
      rights: 'any',
      params: byPk,
      answer: ReportSnippet,
      async handler({ params }) {
        const { source: _, ...record } = await reportSnippets.get(params.pk)
        return record
      },
    }),
    route({
      ...edit,
      method: 'patch',
      summary: 'Change a snippet; reports go on with the new one',
      body: snippetChange,
      handler: ({ params, body }) => update(params.pk, body),
    }),
    route({
      ...edit,
      method: 'put',
      summary: 'Replace a snippet; reports go on with the new one',
      body: snippet,
      handler: ({ params, body }) => update(params.pk, body),
    }),
    route({
      ...edit,
      method: 'delete',
      summary: 'Delete a snippet; a report that includes it says so',
      status: 204,
      answer: null,
      async handler({ params }) {
        await reportSnippets.remove(params.pk)
      },
    }),
    route({
      method: 'get',
      path: '/media/report/snippet/{pk}/{name}/',
      summary: 'The file of a snippet',
      rights: 'any',
      params: byPk.extend({ name: z.string() }),
      answer: null,
      handler: async ({ params }) => pageFile((await reportSnippets.get(params.pk)).source, params.name),
    }),
    route({
      method: 'get',
      path: '/api/report/asset/',
      summary: 'The pictures of labels and reports',
      rights: 'any',
      answer: z.array(ReportAsset),
      handler: async () => (await labelAssets.list()).map(assetOf),
    }),
    route({
      method: 'post',
      path: '/api/report/asset/',
      summary: 'Add a picture, or replace the one of its name',
      rights: 'staff',
      body: z.object({ asset: file, description: text(250).default('') }),
      status: 201,
      answer: ReportAsset,
      async handler({ body: { asset, description } }) {
        const content = new Uint8Array(await asset.arrayBuffer())
        return assetOf(await labelAssets.put({ name: asset.name, description, content }))
      },
    }),
    route({
      method: 'get',
      path: '/api/report/asset/{pk}/',
      summary: 'A picture of labels and reports',
      rights: 'any',
      params: byPk,
      answer: ReportAsset,
      handler: async ({ params }) => assetOf(await labelAssets.get(params.pk)),
    }),
    route({
      method: 'patch',
      path: '/api/report/asset/{pk}/',
      summary: 'Describe a picture',
      rights: 'staff',
      params: byPk,
      body: z.object({ description: text(250) }),
      answer: ReportAsset,
      handler: async ({ params, body }) => assetOf(await labelAssets.describe(params.pk, body.description)),
    }),
    route({
      method: 'delete',
      path: '/api/report/asset/{pk}/',
      summary: 'Delete a picture',
      rights: 'staff',
      params: byPk,
      status: 204,
      answer: null,
      async handler({ params }) {
        await labelAssets.remove(params.pk)
      },
    }),
  ]
}

function assetOf({ pk, asset, description }: ReportAsset): ReportAsset {
  return { pk, asset, description }
}
