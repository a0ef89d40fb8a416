import { z } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import type { Actor } from '../../users/actor.ts'
import { nullableDate } from '../input/texts.ts'
import { boolean, integer, nullableInteger, pk } from '../input/values.ts'
import { route } from '../route.ts'
import { routeTable } from '../route-table.ts'
import { describeForms } from './form-description.ts'

const ACTOR = { via: 'process' } as unknown as Actor
const Body = z.object({
  name: z.string().max(100).describe('What people call it'),
  part: pk,
  location: nullableInteger.optional(),
  status: z.enum(['ok', 'lost']).default('ok'),
  is_open: boolean.optional(),
  level: integer.pipe(z.int().min(2).max(9)),
  expiry: nullableDate.optional(),
  items: z.array(z.object({ pk, quantity: z.string().optional() })),
})

const routes = [
  route({
    method: 'get',
    path: '/api/thing/',
    summary: 'Things',
    rights: 'any',
    answer: null,
    handler: async () => {},
  }),
  route({
    method: 'post',
    path: '/api/thing/',
    summary: 'A new thing',
    rights: 'staff',
    body: Body,
    answer: null,
    moreFields: async () => ({
      amount: { type: 'integer', required: true, read_only: false, label: 'Amount', help_text: '' },
    }),
    handler: async () => {},
  }),
]

async function formsFor(isStaff: boolean) {
  const [path] = routeTable(routes)
  if (path === undefined) throw new Error('No path')
  return describeForms({
    path,
    actor: ACTOR,
    request: new Request('http://localhost/api/thing/'),
    isAllowed: ({ rights }) => rights !== 'staff' || isStaff,
  })
}

test('a form tells type, limits, choices and relations of each field', async () => {
  const { actions } = await formsFor(true)
  expect(actions['POST']).toMatchObject({
    name: { type: 'string', required: true, max_length: 100, label: 'Name', help_text: 'What people call it' },
    part: { type: 'related field', required: true, model: 'part', api_url: '/api/part/', min_value: 1 },
    location: { type: 'related field', required: false, model: 'stocklocation', api_url: '/api/stock/location/' },
    status: {
      type: 'choice',
      required: false,
      default: 'ok',
      choices: [
        { value: 'ok', display_name: 'ok' },
        { value: 'lost', display_name: 'lost' },
      ],
    },
    is_open: { type: 'boolean', required: false, label: 'Is open' },
    level: { type: 'integer', min_value: 2, max_value: 9 },
    items: {
      type: 'list',
      required: true,
      child: {
        type: 'nested object',
        children: { pk: { type: 'integer', required: true }, quantity: { required: false } },
      },
    },
    amount: { type: 'integer', required: true },
  })
})

test('what the caller may not do has no form', async () => {
  const { actions, renders } = await formsFor(false)
  expect([Object.keys(actions), renders]).toEqual([['GET'], ['application/json']])
})

test('a field never tells the limits of whole numbers in JSON', async () => {
  const { actions } = await formsFor(true)
  expect(actions['POST']?.['part']).not.toHaveProperty('max_value')
})
