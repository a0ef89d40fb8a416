import { z } from '@hono/zod-openapi'
import { MakerSetup, ScannerMode } from '../../records/maker-setup-records.ts'
import { MAKER_SETUPS, makerCodePicture } from '../../scanner-check/maker-setups.ts'
import { route, type Route } from '../route.ts'

const path = '/api/station/maker-setups/'

/** Codes that set scanners to a mode, by their makers. */
export function makerSetupRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path,
      summary: 'List the codes of makers that set their scanners, with where they were read',
      rights: 'any',
      answer: z.array(MakerSetup),
      handler: async () => MAKER_SETUPS,
    }),
    route({
      method: 'get',
      path: `${path}{maker}/{mode}/picture/`,
      summary: 'A code of a maker that sets its scanners to a mode, as SVG',
      rights: 'any',
      params: z.object({ maker: z.string(), mode: ScannerMode }),
      answer: null,
      handler: async ({ params: { maker, mode } }) =>
        new Response(makerCodePicture(maker, mode), { headers: { 'Content-Type': 'image/svg+xml' } }),
    }),
  ]
}
