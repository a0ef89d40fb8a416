import { describe, expect, test } from 'vitest'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'

describe('openDatabase', () => {
  test('what was committed is seen by the reading threads at once', async () => {
    await using database = await createTemporaryDatabase()
    await database.write.insertInto('stock_location').values({ name: 'Hall A', pathstring: 'Hall A' }).execute()
    expect(await database.read.selectFrom('stock_location').select(['pk', 'name']).execute()).toEqual([
      { pk: 1, name: 'Hall A' },
    ])
  })
})
