import { expect, test } from 'vitest'
import { createTestStation } from '../../../test/support/test-station.ts'
import { NOBODY } from '../../users/actor.ts'

const ADDRESSES = [
  ['GET', '/api/plugins/'],
  ['GET', '/api/plugins/inventreebarcode/'],
  ['PATCH', '/api/plugins/inventreebarcode/activate/'],
  ['GET', '/api/plugins/inventreebarcode/settings/'],
  ['PATCH', '/api/plugins/inventreebarcode/settings/SHORT_BARCODE_PREFIX/'],
  ['GET', '/api/plugins/settings/'],
  ['GET', '/api/plugins/status/'],
  ['POST', '/api/plugins/reload/'],
  ['POST', '/api/action/'],
  ['POST', '/api/barcode/'],
] as const

test('without credentials everything about plugins is 401 (A17)', async () => {
  await using station = await createTestStation()
  const statuses = ADDRESSES.map(async ([method, path]) => {
    const body = method === 'GET' ? {} : { body: '{}', headers: { 'Content-Type': 'application/json' } }
    const request = new Request(`http://127.0.0.1${path}`, { method, ...body })
    const { status } = await station.station.fetch(request, { actor: NOBODY })
    return `${method} ${path}: ${status}`
  })
  expect(await Promise.all(statuses)).toEqual(ADDRESSES.map(([method, path]) => `${method} ${path}: 401`))
})
