import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDoor, type TestDoor } from '../../../test/support/test-door.ts'

let station: TestDoor

beforeAll(async () => {
  station = await createTestDoor()
  await station.addUser('ann')
  await station.addUser('sam', { is_staff: 1 })
})
afterAll(() => station[Symbol.asyncDispose]())

async function ask(username: string, path: string, method = 'GET', body?: string): Promise<[number, unknown]> {
  const headers = { 'content-type': 'application/json' }
  const answer = await station.sendAs(username, path, { method, headers, ...(body === undefined ? {} : { body }) })
  return [answer.status, JSON.parse(answer.body) as unknown]
}

test('a global setting is a setting object, its key of either case', async () => {
  expect(await ask('ann', '/api/settings/global/station_sound_volume/')).toEqual([
    200,
    {
      pk: null,
      key: 'STATION_SOUND_VOLUME',
      value: 70,
      name: 'Sound volume',
      description: 'How loud the station answers a scan',
      type: 'integer',
      choices: [],
      model_name: null,
      model_filters: {},
      api_url: null,
      typ: 'inventree',
      units: '%',
      required: false,
      confirm: false,
      confirm_text: '',
      read_only: false,
      protected: false,
      default: 70,
    },
  ])
})

test.each(['PATCH', 'PUT'])('staff changes global settings by %s, others do not', async (method) => {
  const path = '/api/settings/global/STATION_SOUND_VOLUME/'
  expect(await ask('sam', path, method, '{"value":"35"}')).toMatchObject([200, { value: 35 }])
  expect((await ask('ann', path, method, '{"value":"36"}'))[0]).toBe(403)
  expect(await ask('ann', path)).toMatchObject([200, { value: 35 }])
})

test.each([
  ['{"value":"loud"}', ['Provided value is not a valid integer']],
  ['{"value":101}', ['Ensure this value is less than or equal to 100.']],
  ['{"value":{}}', ['Not a valid value: give a text, a number or a boolean.']],
  ['{}', ['This field is required.']],
])('%s is refused on the value', async (body, messages) => {
  expect(await ask('sam', '/api/settings/global/STATION_SOUND_VOLUME/', 'PATCH', body)).toEqual([
    400,
    { value: messages },
  ])
})

test.each(['NOTHING', '_HIDDEN', '__proto__', 'constructor'])('%s is not a setting', async (key) => {
  expect((await ask('sam', `/api/settings/global/${key}/`))[0]).toBe(404)
  expect((await ask('sam', `/api/settings/user/${key}/`, 'PATCH', '{"value":1}'))[0]).toBe(404)
})

test('everybody has settings of his or her own (S12)', async () => {
  const path = '/api/settings/user/LABEL_INLINE/'
  expect(await ask('ann', path, 'PATCH', '{"value":false}')).toMatchObject([200, { value: false, typ: 'user' }])
  expect(await ask('sam', path)).toMatchObject([200, { value: true }])
})

test('lists show every setting that is not hidden', async () => {
  const [, own] = await ask('ann', '/api/settings/user/')
  const [, all] = await ask('ann', '/api/settings/global/')
  expect((own as { key: string }[]).some((setting) => setting.key === 'LAST_USED_PRINTING_MACHINES')).toBe(false)
  expect((all as { key: string }[]).length).toBeGreaterThan(30)
})

test('a change is news', async () => {
  const { last } = station.events
  await ask('sam', '/api/settings/global/STATION_DISTANCE/', 'PATCH', '{"value":"3"}')
  expect(station.events.after(last)?.map((event) => event.data)).toEqual([
    { scope: 'global', owner: '', key: 'STATION_DISTANCE' },
  ])
})

test('a setting that nothing here acts on reads as its default and cannot be changed', async () => {
  const path = '/api/settings/global/STOCK_ENABLE_EXPIRY/'
  expect([
    await ask('sam', '/api/settings/global/stock_enable_expiry/', 'PATCH', '{"value":true}'),
    await ask('ann', path),
  ]).toMatchObject([
    [400, { value: ['This station does not use STOCK_ENABLE_EXPIRY, so it cannot be changed.'] }],
    [200, { value: false, read_only: true }],
  ])
})
