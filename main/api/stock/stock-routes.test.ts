import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTestDoor } from '../../../test/support/test-door.ts'
import type { TestDoor } from '../../../test/support/test-door.ts'
import { createTemporaryStock } from '../../../test/support/temporary-stock.ts'
import type { TemporaryStock } from '../../../test/support/temporary-stock.ts'
import InvenTreeExporter from '../../../plugins/builtin/exporter.ts'
import { temporaryExports } from '../../../test/support/temporary-outputs.ts'
import { locationRoutes } from './location-routes.ts'
import { outputRoutes } from '../station/output-routes.ts'
import { partRoutes } from './part-routes.ts'
import { stockRoutes } from './stock-routes.ts'

let stock: TemporaryStock
let door: TestDoor

/** Hall A (1) / A-1 (2); category Writing (1); Ball pen (1), Scanner (2, trackable); 48 pens on A-1 (1). */
beforeEach(async () => {
  stock = await createTemporaryStock()
  const { exports, outputs } = temporaryExports(stock.database, new InvenTreeExporter())
  const services = { ...stock, exports }
  const areas = [stockRoutes, locationRoutes, partRoutes]
  door = await createTestDoor({ routes: [...areas.flatMap((area) => area(services)), ...outputRoutes({ outputs })] })
  await door.addUser('packer')
  // The users of the door, so that entries can name who made them.
  for (const username of ['station', 'packer']) {
    await stock.database.write.insertInto('user').values({ username, date_joined: '2026-01-01' }).execute()
  }
  await stock.stockLocations.create({ name: 'Hall A', structural: true })
  await stock.stockLocations.create({ name: 'A-1', parent: 1 })
  await stock.partCategories.create({ name: 'Writing' })
  await stock.parts.create({ name: 'Ball pen', IPN: 'BP-0042', category: 1, default_location: 2 }, null)
  await stock.parts.create({ name: 'Scanner', trackable: true }, null)
  await stock.stockItems.create({ part: 1, quantity: 48, batch: 'L2611' }, null)
})

afterEach(async () => {
  await door[Symbol.asyncDispose]()
  await stock[Symbol.asyncDispose]()
})

async function send(method: string, path: string, body?: unknown, username = 'station') {
  const outgoing = body === undefined ? { method } : withJson(method, JSON.stringify(body))
  const answer = await door.sendAs(username, path, outgoing)
  return { status: answer.status, body: answer.body === '' ? null : (JSON.parse(answer.body) as unknown) }
}

/** Node leaves the length out for DELETE, clients do not. */
function withJson(method: string, body: string) {
  return { method, body, headers: { 'content-type': 'application/json', 'content-length': String(body.length) } }
}

const get = (path: string) => send('GET', path)

describe('/api/stock/', () => {
  test('is an array without limit and a page with it', async () => {
    const item = { pk: 1, part: 1, quantity: 48, batch: 'L2611', location: 2, part_detail: { name: 'Ball pen' } }
    expect([await get('/api/stock/'), await get('/api/stock/?limit=1&search=pen+l26')]).toMatchObject([
      { status: 200, body: [item] },
      { status: 200, body: { count: 1, next: null, previous: null, results: [item] } },
    ])
  })

  test('understands filters as clients write them', async () => {
    const counts = []
    for (const query of ['in_stock=True', 'location=1', 'location=1&cascade=no', 'part=1&status=10', 'serialized=1']) {
      const { body } = await get(`/api/stock/?limit=1&${query}`)
      counts.push((body as { count: number }).count)
    }
    expect([counts, await get('/api/stock/?part=77'), await get('/api/stock/?in_stock=perhaps')]).toEqual([
      [1, 1, 0, 1, 0],
      { status: 400, body: { part: ['Invalid pk "77" - object does not exist.'] } },
      { status: 400, body: { in_stock: ['Must be a valid boolean.'] } },
    ])
  })

  test('makes an item and answers 201 with a list of it', async () => {
    const made = await send('POST', '/api/stock/', { part: '1', quantity: '2.5', batch: '', expiry_date: '' }, 'packer')
    expect(made).toMatchObject({ status: 201, body: [{ pk: 2, quantity: 2.5, batch: null, location: 2 }] })
    expect((await get('/api/stock/track/?item=2&user_detail=true')).body).toMatchObject([
      { label: 'Stock item created', user_detail: { username: 'packer' } },
    ])
  })

  test('makes one item for each serial number', async () => {
    const input = { part: 2, quantity: 3, serial_numbers: '7+' }
    expect((await send('POST', '/api/stock/', input)).body).toMatchObject([
      { serial: '7' },
      { serial: '8' },
      { serial: '9' },
    ])
  })

  test('changes and deletes several at once, deleting only for staff', async () => {
    await stock.stockItems.create({ part: 1, quantity: 1 }, null)
    const items = [1, 2]
    expect([
      await send('PATCH', '/api/stock/', { items, packaging: 'box' }, 'packer'),
      await send('DELETE', '/api/stock/', { items }, 'packer'),
      await send('DELETE', '/api/stock/', {}),
      await send('DELETE', '/api/stock/?all=true&part=2'),
      await send('DELETE', '/api/stock/?all=true&part=1'),
    ]).toMatchObject([
      { status: 200, body: { success: 'Updated 2 items', items } },
      { status: 403 },
      { status: 400 },
      { status: 400 },
      { status: 200, body: { success: 'Deleted 2 items' } },
    ])
  })
})

test('/api/stock/{pk}/ reads, changes, replaces and deletes', async () => {
  expect([
    await get('/api/stock/1/?location_detail=true&path_detail=true&part_detail=false'),
    await send('PATCH', '/api/stock/1/', { status: '55' }),
    await send('PUT', '/api/stock/1/', { batch: 'N' }),
    await send('PUT', '/api/stock/1/', { part: 1, quantity: 40, batch: 'N' }),
    await send('DELETE', '/api/stock/1/', {}),
    await get('/api/stock/1/'),
  ]).toMatchObject([
    {
      status: 200,
      body: {
        location_detail: { pathstring: 'Hall A/A-1' },
        location_path: [
          { pk: 1, name: 'Hall A', icon: '' },
          { pk: 2, name: 'A-1', icon: '' },
        ],
      },
    },
    { status: 200, body: { status: 55, status_text: 'Damaged' } },
    { status: 400, body: { part: expect.anything() as unknown, quantity: expect.anything() as unknown } },
    { status: 200, body: { quantity: 40, batch: 'N' } },
    { status: 204, body: null },
    { status: 404, body: { detail: 'There is no stock item 1' } },
  ])
})

describe('stock calls answer 201 with what was understood', () => {
  test('count, add, remove, transfer and change_status', async () => {
    const items = [{ pk: '1', quantity: '10' }]
    const understood = { items: [{ pk: 1, quantity: 10 }], notes: 'x' }
    expect([
      await send('POST', '/api/stock/add/', { items, notes: 'x' }),
      await send('POST', '/api/stock/remove/', { items, notes: 'x' }),
      await send('POST', '/api/stock/count/', { items, notes: 'x' }),
      await send('POST', '/api/stock/transfer/', { items, location: '2', notes: 'x' }),
      await send('POST', '/api/stock/change_status/', { items: [1], status: 50 }),
      await get('/api/stock/1/'),
    ]).toMatchObject([
      { status: 201, body: understood },
      { status: 201, body: understood },
      { status: 201, body: understood },
      { status: 201, body: { ...understood, location: 2 } },
      { status: 201, body: { items: [1], status: 50 } },
      { status: 200, body: { quantity: 10, status: 50 } },
    ])
  })

  test('or 400 with the reason at its position, whoever found it', async () => {
    const items = [
      { pk: 1, quantity: 1 },
      { pk: 1, quantity: 'many' },
    ]
    const unknown = [
      { pk: 1, quantity: 1 },
      { pk: 9, quantity: 1 },
    ]
    expect([
      await send('POST', '/api/stock/add/', { items }),
      await send('POST', '/api/stock/add/', { items: unknown }),
      await send('POST', '/api/stock/transfer/', { items: [{ pk: 1, quantity: 1 }], location: 1 }),
      await send('POST', '/api/stock/transfer/', { items: [{ pk: 1, quantity: 1 }] }),
    ]).toMatchObject([
      { status: 400, body: { items: [{}, { quantity: ['A valid number is required.'] }] } },
      { status: 400, body: { items: [{}, { pk: ['Invalid pk "9" - object does not exist.'] }] } },
      { status: 400, body: { location: ['A structural location holds other locations, not items.'] } },
      { status: 400, body: { location: expect.anything() as unknown } },
    ])
  })
})

test('status tables name their class', async () => {
  expect([await get('/api/stock/status/'), await get('/api/stock/track/status/')]).toMatchObject([
    { body: { status_class: 'StockStatus', values: { OK: { key: 10, color: 'success' } } } },
    { body: { status_class: 'StockHistoryCode', values: { STOCK_COUNT: { key: 10, label: 'Stock counted' } } } },
  ])
})

describe('/api/stock/location/', () => {
  test('lists, and gives the tree flat with its roots', async () => {
    expect([await get('/api/stock/location/?parent=1'), await get('/api/stock/location/tree/')]).toMatchObject([
      { body: [{ pk: 2, items: 1 }] },
      {
        body: [
          { pk: 1, tree_id: 1, sublocations: 1, structural: true },
          { pk: 2, tree_id: 1, parent: 1, level: 1 },
        ],
      },
    ])
  })

  test('makes, moves and deletes; a deletion says what becomes of the contents', async () => {
    expect([
      await send('POST', '/api/stock/location/', { name: 'A-2', parent: '' }),
      await send('POST', '/api/stock/location/', { name: '' }),
      await send('PATCH', '/api/stock/location/3/', { parent: '1' }),
      await send('PATCH', '/api/stock/location/', { items: [3], external: 'true' }),
      await send('DELETE', '/api/stock/location/3/', {}),
      await send('DELETE', '/api/stock/location/3/', { delete_stock_items: false, delete_sub_locations: 'false' }),
    ]).toMatchObject([
      { status: 201, body: { pk: 3, parent: null } },
      { status: 400, body: { name: ['This field may not be blank.'] } },
      { status: 200, body: { pathstring: 'Hall A/A-2' } },
      { status: 200, body: { items: [3] } },
      { status: 400, body: { delete_stock_items: expect.anything() as unknown } },
      { status: 204 },
    ])
  })
})

describe('/api/part/', () => {
  test('lists, makes, changes and deletes what is not active any more', async () => {
    expect([
      await get('/api/part/?limit=1&search=bp-00'),
      await send('POST', '/api/part/', { name: 'Pencil', category: 1, minimum_stock: '5' }),
      await send('DELETE', '/api/part/3/'),
      await send('PUT', '/api/part/3/', { name: 'Pencil HB', active: 'false' }),
      await send('DELETE', '/api/part/3/'),
      await get('/api/part/3/'),
      await get('/api/part/?exclude_id=1'),
      await get('/api/part/1/requirements/'),
    ]).toMatchObject([
      { body: { count: 1, results: [{ full_name: 'BP-0042 | Ball pen', in_stock: 48 }] } },
      { status: 201, body: { pk: 3, minimum_stock: 5, creation_user: 1 } },
      { status: 400, body: { non_field_errors: ['Cannot delete this part as it is still active'] } },
      { status: 200, body: { name: 'Pencil HB', active: false } },
      { status: 204 },
      { status: 404 },
      { body: [{ pk: 2 }] },
      { body: { total_stock: 48, unallocated_stock: 48, ordering: 0 } },
    ])
  })

  test('has a tree of categories', async () => {
    expect([
      await send('POST', '/api/part/category/', { name: 'Pens', parent: 1 }),
      await get('/api/part/category/1/?path_detail=true'),
      await get('/api/part/category/tree/'),
      await send('DELETE', '/api/part/category/2/', { delete_parts: false, delete_child_categories: false }),
    ]).toMatchObject([
      { status: 201, body: { pathstring: 'Writing/Pens', level: 1 } },
      { body: { part_count: 1, subcategories: 1, path: [{ pk: 1, name: 'Writing' }] } },
      {
        body: [
          { pk: 1, subcategories: 1 },
          { pk: 2, tree_id: 1 },
        ],
      },
      { status: 204 },
    ])
  })
})

describe('a list as a file', () => {
  test.each([
    ['/api/stock/?export=true&search=L2611', 'InvenTree_StockItem_2026-11-21.csv', '1,1,Ball pen,BP-0042'],
    ['/api/part/?export=true&export_format=tsv&ordering=-name', 'InvenTree_Part_2026-11-21.tsv', '2\tScanner'],
    ['/api/stock/location/?export=true', 'InvenTree_StockLocation_2026-11-21.csv', '2,A-1,Hall A/A-1'],
  ])('%s is answered with an output, and its file needs credentials', async (path, name, line) => {
    const { status, body } = await send('GET', path)
    const { output } = body as { output: string }
    expect([status, output.split('/').at(-1)]).toEqual([200, name])
    expect((await door.sendAs('station', output)).body).toContain(line)
    expect([(await door.send(output)).status, (await door.sendAs('packer', output)).status]).toEqual([401, 404])
  })

  test('an unknown format or plugin is refused by name', async () => {
    expect((await send('GET', '/api/stock/?export=true&export_format=pdf')).body).toHaveProperty('export_format')
    expect((await send('GET', '/api/stock/?export=true&export_plugin=no')).body).toHaveProperty('export_plugin')
  })
})
