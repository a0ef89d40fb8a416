import { z } from '@hono/zod-openapi'
import { quickDocument, type QuickLabel } from '../../labels/templates/quick-label.ts'
import { LabelDocument } from '../../records/label-document.ts'
import { LabelTemplate } from '../../records/label-records.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { number } from '../input/values.ts'

const millimetres = number.pipe(z.number().min(5).max(1000))

const asked = z.coerce.number().min(5).max(1000)

/** Labels that somebody just types. */
export function quickLabelRoutes({ quickLabel }: { quickLabel: QuickLabel }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/station/quick-label/',
      summary: 'The design of a quick label, for its preview',
      rights: 'any',
      query: z.object({ width: asked, height: asked }),
      answer: z.object({ document: LabelDocument }),
      handler: async ({ query: { width, height } }) => ({
        document: quickDocument({ widthMm: width, heightMm: height }),
      }),
    }),
    route({
      method: 'post',
      path: '/api/station/quick-label/',
      summary: 'The template of quick labels of a size, for printing one',
      rights: 'any',
      body: z.object({ width: millimetres, height: millimetres }),
      answer: LabelTemplate,
      handler: ({ body: { width, height }, actor }) =>
        quickLabel.template({ widthMm: width, heightMm: height }, actor.user),
    }),
  ]
}
