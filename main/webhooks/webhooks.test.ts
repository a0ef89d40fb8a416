import { Plugin, type AppError } from '@scanbench/plugin'
import { WebhookMixin } from '@scanbench/plugin/mixins'
import type { WebhookMessage } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import { eventually } from '../../test/support/eventually.ts'
import { createBackgroundBench } from '../../test/support/background-bench.ts'
import { signature } from './verify.ts'
import type { Verification } from './webhook-table.ts'
import { Webhooks } from './webhooks.ts'

class Shop extends Plugin.with(WebhookMixin) {
  NAME = 'Shop'
  heard: unknown[] = []
  outcome: () => Promise<boolean> = async () => true
  async processPayload({ name }: WebhookMessage, payload: unknown, headers: Record<string, string>): Promise<boolean> {
    this.heard.push({ name, payload, headers })
    return this.outcome()
  }
}

const BODY = new TextEncoder().encode('{"order":5}')

async function createBench(verification: Verification = 'signature') {
  const shop = new Shop()
  const bench = await createBackgroundBench({ plugins: [shop] })
  const webhooks = new Webhooks({
    database: bench.database,
    plugins: bench.shelf,
    tasks: bench.tasks,
    clock: bench.time.clock,
  })
  const endpoint = await webhooks.create({ plugin: 'shop', name: 'Orders', verification, user: null })
  const send = (token: string | null, body = BODY, id = endpoint.endpoint_id) =>
    webhooks.receive({
      endpoint: id,
      host: 'station',
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { token }) },
      body,
    })
  return Object.assign(bench, { shop, webhooks, endpoint, send })
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    (text) => text,
    (error: AppError) => error.code,
  )

test('a message with the right signature is kept, answered, and worked on', async () => {
  await using bench = await createBench()
  await bench.tasks.start()
  expect(await bench.send(signature(bench.endpoint.secret ?? '', BODY))).toBe('Message was received.')
  await eventually(async () =>
    expect(await bench.webhooks.table.messages(bench.endpoint.endpoint_id)).toMatchObject([{ worked_on: true }]),
  )
  expect(bench.shop.heard).toEqual([
    { name: 'Orders', payload: { order: 5 }, headers: { 'content-type': 'application/json' } },
  ])
})

test.each<[string, Verification, (secrets: { token: string | null; secret: string | null }) => string | null, string]>([
  ['no signature', 'signature', () => null, 'FORBIDDEN'],
  ['a signature of another body', 'signature', ({ secret }) => signature(secret!, new Uint8Array()), 'FORBIDDEN'],
  ['the secret itself', 'signature', ({ secret }) => secret, 'FORBIDDEN'],
  ['the token', 'token', ({ token }) => token, 'Message was received.'],
  ['another token', 'token', ({ token }) => `${token}x`, 'FORBIDDEN'],
  ['no token', 'token', () => null, 'FORBIDDEN'],
  ['nothing where nothing is asked', 'none', () => null, 'Message was received.'],
])('%s with verification %s', async (_, verification, header, outcome) => {
  await using bench = await createBench(verification)
  expect(await codeOf(bench.send(header(bench.endpoint)))).toBe(outcome)
  const kept = await bench.webhooks.table.messages(bench.endpoint.endpoint_id)
  expect(kept).toHaveLength(outcome === 'FORBIDDEN' ? 0 : 1)
})

test('what is no JSON is not acceptable, and an endpoint that is unknown, off or without its plugin is not there', async () => {
  await using bench = await createBench('none')
  const { endpoint_id } = bench.endpoint
  const outcomes = [
    await codeOf(bench.send(null, new TextEncoder().encode('order=5'))),
    await codeOf(bench.send(null, BODY, '00000000-0000-4000-8000-000000000000')),
  ]
  await bench.webhooks.table.setActive(endpoint_id, 0)
  outcomes.push(await codeOf(bench.send(null)))
  await bench.webhooks.table.setActive(endpoint_id, 1)
  bench.shelf.turnOff('shop')
  outcomes.push(await codeOf(bench.send(null)))
  expect(outcomes).toEqual(['NOT_ACCEPTABLE', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
})

test('a message that the plugin does not want is dropped', async () => {
  await using bench = await createBench('none')
  bench.shop.outcome = async () => false
  await bench.tasks.start()
  await bench.send(null)
  await eventually(async () => expect(await bench.webhooks.table.messages(bench.endpoint.endpoint_id)).toEqual([]))
})

test('a plugin that fails gets the message again, and the sender notices nothing', async () => {
  await using bench = await createBench('none')
  bench.shop.outcome = () => Promise.reject(new Error('not now'))
  await bench.tasks.start()
  expect(await bench.send(null)).toBe('Message was received.')
  await eventually(async () => expect(await bench.rows()).toMatchObject([{ attempt_count: 1, state: 'pending' }]))
  bench.shop.outcome = async () => true
  await eventually(async () => {
    bench.time.advance(1000)
    expect(await bench.webhooks.table.messages(bench.endpoint.endpoint_id)).toMatchObject([{ worked_on: true }])
  })
})

test('a plugin may refuse more than the station does, and choose the words of the answer', async () => {
  await using bench = await createBench('none')
  bench.shop.getReturn = async () => 'Thank you.'
  const accepted = await bench.send(null)
  bench.shop.validateToken = async () => false
  expect([accepted, await codeOf(bench.send(null))]).toEqual(['Thank you.', 'FORBIDDEN'])
})

test('an endpoint is for a plugin that takes webhooks', async () => {
  await using bench = await createBench()
  const made = bench.webhooks.create({ plugin: 'nobody', name: 'x', verification: 'none', user: null })
  expect(await codeOf(made)).toBe('INVALID_INPUT')
})
