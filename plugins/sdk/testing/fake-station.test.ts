import { FakeStation } from '@scanbench/plugin/testing'
import { describe, expect, it } from 'vitest'

const PARTS = [
  { pk: 1, name: 'Screw M3', active: true },
  { pk: 2, name: 'Nut M3', active: false },
  { pk: 5, name: 'Washer', active: true },
]

describe('the fake station', () => {
  it('keeps objects: lists, filters, searches, sorts and pages them', async () => {
    const station = new FakeStation().keep('/api/part/', PARTS)
    const pks = async (query: string) => (await station.get<{ pk: number }[]>(`/api/part/${query}`)).map(({ pk }) => pk)
    expect([
      await pks(''),
      await pks('?active=true&other=1'),
      await pks('?search=m3'),
      await pks('?ordering=-name'),
    ]).toEqual([
      [1, 2, 5],
      [1, 5],
      [1, 2],
      [5, 1, 2],
    ])
    expect(await station.get('/api/part/', { limit: 1, offset: 1 })).toEqual({
      count: 3,
      next: null,
      previous: null,
      results: [PARTS[1]],
    })
  })

  it('reads, makes, changes and deletes them, and leaves what it was given alone', async () => {
    const station = new FakeStation().keep('/api/part/', PARTS)
    expect(await station.get('/api/part/2/')).toEqual(PARTS[1])
    expect(await station.post('/api/part/', { name: 'Bolt' })).toEqual({ pk: 6, name: 'Bolt' })
    expect(await station.patch('/api/part/6/', { name: 'Bolt M4' })).toEqual({ pk: 6, name: 'Bolt M4' })
    expect(await station.delete('/api/part/1/')).toBeNull()
    expect(station.rows('/api/part/').map(({ pk }) => pk)).toEqual([2, 5, 6])
    await expect(station.get('/api/part/1/')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(PARTS).toHaveLength(3)
  })

  it('answers as told, the newest rule first, and refuses as told', async () => {
    const station = new FakeStation()
      .answer('POST', '/api/label/print/', { pk: 1 })
      .answer('POST', '/api/label/print/', ({ body }: { body: unknown }) => ({ echo: body }))
      .refuse('GET', '/api/stock/{pk}/', 'FORBIDDEN', 'Not yours.')
    expect(await station.post('/api/label/print/', { items: [1] })).toEqual({ echo: { items: [1] } })
    await expect(station.get('/api/stock/7/')).rejects.toMatchObject({ code: 'FORBIDDEN', message: 'Not yours.' })
    expect(station.calls.map(({ method, path, params }) => [method, path, params])).toEqual([
      ['POST', '/api/label/print/', {}],
      ['GET', '/api/stock/7/', { pk: '7' }],
    ])
  })

  it('names the line to add when nothing answers', async () => {
    await expect(new FakeStation().get('/api/part')).rejects.toThrow("station.answer('GET', '/api/part', ...)")
  })

  it('takes and gives copies: neither side can change the other', async () => {
    const given = { list: [1] }
    const station = new FakeStation().answer('POST', '/x/', given)
    const body = { list: [2] }
    const answer = await station.post<{ list: number[] }>('/x/', body)
    answer.list.push(9)
    body.list.push(9)
    expect([given, station.calls[0]?.body]).toEqual([{ list: [1] }, { list: [2] }])
    await expect(station.post('/x/', { at: () => 1 })).rejects.toMatchObject({ code: 'MIXIN_INVALID' })
  })
})
