import { expect, test } from 'vitest'
import type { StockItem, StockTracking } from '../../main/records/stock-records.ts'
import type { Actor } from '../../main/users/actor.ts'
import { createScanBench } from '../support/scan-bench.ts'

const [UNDO, REDO] = ['XCXUNDON', 'XCXREDOP']

/** What somebody does at a window of the station. */
async function bench() {
  const parts = await createScanBench()
  const { station } = parts
  const actor: Actor = { ...station.station.windowActor(), via: 'window' }
  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    const request = new Request(`http://127.0.0.1${path}`, { method, ...init })
    if (body !== undefined) request.headers.set('Content-Type', 'application/json')
    const response = await station.station.fetch(request, { actor })
    return (response.status === 204 ? null : await response.json()) as T
  }
  await ask('PUT', '/api/station/windows/w1/', { policy: 'through', commands: [] })
  const [hall, rack] = await Promise.all(
    ['Hall', 'Rack'].map(async (name) => (await ask<{ pk: number }>('POST', '/api/stock/location/', { name })).pk),
  )
  const item = await parts.item(48)
  await station.json('POST', '/api/stock/transfer/', { items: [{ pk: item, quantity: 48 }], location: hall })
  return {
    ...parts,
    ask,
    item,
    hall,
    rack,
    steps: () => ask<{ undo: string | null; redo: string | null }>('GET', '/api/station/steps/'),
    now: async () => {
      const { quantity, location, status } = await ask<StockItem>('GET', `/api/stock/${item}/`)
      return { quantity, location, status }
    },
  }
}

test('UNDO takes the last steps of the bench back by entries of their own, and REDO does them again', async () => {
  await using test = await bench()
  const { ask, item, hall, rack, now, scan } = test
  await ask('POST', '/api/stock/add/', { items: [{ pk: item, quantity: 24 }] })
  await ask('POST', '/api/stock/transfer/', { items: [{ pk: item, quantity: 72 }], location: rack })
  await ask('POST', '/api/stock/change_status/', { items: [item], status: 55 })
  expect(await test.steps()).toEqual({ undo: 'status "Damaged" of Ball pen blue', redo: null })

  const said: (string | null)[] = []
  const press = async (code: string) => {
    const { message, error } = await scan(code)
    said.push(message ?? error)
  }
  await press(UNDO)
  expect(await now()).toEqual({ quantity: 72, location: rack, status: 10 })
  const redone = await ask<{ success: string }>('POST', '/api/barcode/', { barcode: REDO })
  expect([redone.success, await now()]).toEqual([
    'Match found for barcode data',
    { quantity: 72, location: rack, status: 55 },
  ])
  for (let count = 0; count < 3; count += 1) await ask('POST', '/api/barcode/', { barcode: UNDO })
  expect(await now()).toEqual({ quantity: 48, location: hall, status: 10 })
  expect(await test.steps()).toMatchObject({ undo: null, redo: '+24 Ball pen blue' })
  expect(said).toEqual(['Undone: status "Damaged" of Ball pen blue'])
  const ledger = await ask<StockTracking[]>('GET', `/api/stock/track/?item=${item}`)
  expect(ledger.map(({ notes }) => notes).filter((notes) => notes.startsWith('Undo'))).toHaveLength(4)
})

test('what somebody else changed since is not taken back: it says who, and the step before is next', async () => {
  await using test = await bench()
  const { ask, item, station, scan } = test
  await ask('POST', '/api/stock/add/', { items: [{ pk: item, quantity: 24 }] })
  await station.json('POST', '/api/stock/remove/', { items: [{ pk: item, quantity: 1 }] })
  expect((await scan(UNDO)).error).toMatch(/^Somebody changed Ball pen blue \(item \d+\) since on /u)
  expect(await ask('POST', '/api/barcode/', { barcode: UNDO })).toMatchObject({ error: 'Nothing to undo here' })
})

test('a link is taken back and made again; what clients with a token do is no step of the bench', async () => {
  await using test = await bench()
  const { ask, item, station } = test
  const linked = () => ask('GET', '/api/station/barcode-links/?barcode=4711')
  await ask('POST', '/api/barcode/link/', { barcode: '4711', stockitem: item })
  await ask('POST', '/api/barcode/', { barcode: UNDO })
  expect(await linked()).toEqual([])
  await ask('POST', '/api/barcode/', { barcode: REDO })
  expect(await linked()).toEqual([{ model: 'stockitem', object_pk: item }])
  await station.json('POST', '/api/stock/add/', { items: [{ pk: item, quantity: 24 }] })
  expect((await test.steps()).undo).toBe('link of 4711')
})

test('a piece that was taken off an item cannot be put back by itself, and this is said', async () => {
  await using test = await bench()
  const { ask, item, rack, now } = test
  await ask('POST', '/api/stock/transfer/', { items: [{ pk: item, quantity: 8 }], location: rack })
  const answer = await ask<{ error: string }>('POST', '/api/barcode/', { barcode: UNDO })
  expect([answer.error, (await now()).quantity]).toEqual([
    expect.stringContaining('cannot be taken back by itself'),
    40,
  ])
})
