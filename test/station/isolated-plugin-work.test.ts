import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { signature } from '../../main/webhooks/verify.ts'
import { NOBODY } from '../../main/users/actor.ts'
import { ask, infoOf, openGate, turnOn } from '../support/plugin-calls.ts'
import { createTestStation } from '../support/test-station.ts'

const SAMPLES = join(import.meta.dirname, '..', '..', 'plugins', 'samples')
const SLUGS = ['urls-sample', 'event-sample', 'webhook-sample', 'schedule-sample']

/** A station whose only plugins of others are copies of samples, each in a process of its own. */
async function createIsolatedStation() {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-foreign-'))
  for (const slug of SLUGS) await copyFile(join(SAMPLES, `${slug}.ts`), join(folder, `${slug}.ts`))
  const bench = await createTestStation({ pluginChoice: { samples: false, folders: [folder] } })
  for (const gate of ['URL', 'EVENTS', 'SCHEDULE']) await openGate(bench.station, `ENABLE_PLUGINS_${gate}`)
  for (const slug of SLUGS) await turnOn(bench.station, slug)
  return {
    ...bench,
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

test('plugins in processes of their own answer, hear, take messages and are scheduled like those in the station', async () => {
  await using bench = await createIsolatedStation()
  expect(await ask(bench.station, 'GET', '/plugin/urls-sample/hello/ann/?x=1')).toEqual({
    status: 201,
    body: { hello: 'ann', query: { x: '1' }, user: null },
  })
  expect((await ask(bench.station, 'GET', '/plugin/urls-sample/hello/nobody/')).status).toBe(404)
  const reversed = await bench.station.fetch(
    new Request('http://127.0.0.1/plugin/urls-sample/reverse/', { method: 'POST', body: new Uint8Array([0, 1, 255]) }),
    { actor: { ...NOBODY, isStaff: true, via: 'token' } },
  )
  expect([...new Uint8Array(await reversed.arrayBuffer())]).toEqual([255, 1, 0])

  await bench.json('POST', '/api/stock/location/', { name: 'Shelf' })
  await eventually(async () =>
    expect(await infoOf(bench.station, 'last-events')).toContainEqual({
      name: 'stocklocation.created',
      data: { id: 1, model: 'stocklocation' },
    }),
  )

  const hook = await bench.json<{ url: string; secret: string }>('POST', '/api/station/webhooks/', {
    plugin: 'webhook-sample',
    name: 'Shop',
  })
  const body = '{"order":17}'
  const Token = signature(hook.secret, new TextEncoder().encode(body))
  await bench.station.fetch(new Request(`http://127.0.0.1${hook.url}`, { method: 'POST', body, headers: { Token } }))
  await eventually(async () => expect(await infoOf(bench.station, 'orders')).toEqual([{ order: 17, from: 'Shop' }]))

  await eventually(async () =>
    expect(await bench.json('GET', '/api/background-task/scheduled/')).toMatchObject([
      { name: 'plugin.schedule-sample.count', minutes: 15 },
      { name: 'plugin.schedule-sample.forget' },
    ]),
  )
})
