import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Plugin } from '@scanbench/plugin'
import { AppMixin } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import { callStation } from '../support/call-station.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

const turn = (station: TestStation, active: boolean) =>
  station.json('PATCH', '/api/plugins/own-tables/activate/', { active })

const NOTES = '/plugin/own-tables/items/1/notes/'

test('a plugin keeps rows in tables of its own, reached by its own addresses, also while it is off', async () => {
  await using station = await createTestStation()
  await station.json('PATCH', '/api/settings/global/ENABLE_PLUGINS_URL/', { value: true })
  await station.json('POST', '/api/part/', { name: 'Bolt' })
  await station.json('POST', '/api/stock/', { part: 1, quantity: 1 })
  await turn(station, true)
  expect(await callStation(station, 'POST', NOTES, { text: 'Scratched' })).toEqual([
    201,
    { pk: 1, item: 1, text: 'Scratched' },
  ])
  expect((await callStation(station, 'POST', '/plugin/own-tables/items/9/notes/', { text: 'x' }))[0]).toBe(404)
  await turn(station, false)
  expect(existsSync(join(station.folder, 'plugin-data', 'own-tables', 'tables.sqlite'))).toBe(true)
  await turn(station, true)
  expect(await station.json('GET', NOTES)).toEqual([{ pk: 1, item: 1, text: 'Scratched' }])
  expect(await callStation(station, 'DELETE', '/plugin/own-tables/notes/1/')).toEqual([204, null])
  expect(await station.json('GET', NOTES)).toEqual([])
})

test('the tables of the station are out of reach', async () => {
  const asked: unknown[] = []
  class Thief extends Plugin.with(AppMixin) {
    NAME = 'Thief'
    MIGRATIONS = []
    async activate() {
      for (const sql of [
        'SELECT * FROM user',
        "ATTACH '../../scanbench.sqlite' AS station",
        "VACUUM INTO '../../copy.sqlite'",
      ])
        asked.push(await this.database.all(sql).catch((error: unknown) => (error as { code: string }).code))
    }
  }
  await using _station = await createTestStation({ plugins: [{ slug: 'thief', plugin: Thief }] })
  expect(asked).toEqual(['TABLES_REFUSED', 'TABLES_REFUSED', 'TABLES_REFUSED'])
})

test('a step that fails keeps the plugin off, with the reason on it', async () => {
  class Halfway extends Plugin.with(AppMixin) {
    NAME = 'Halfway'
    MIGRATIONS = [{ version: 1, sql: 'CREATE TABLE t (a INTEGER); CREATE TABLE t (a INTEGER)' }]
  }
  await using station = await createTestStation({ plugins: [{ slug: 'halfway', plugin: Halfway }] })
  expect(await station.json('GET', '/api/plugins/halfway/')).toMatchObject({ state: 'failed' })
  expect(JSON.stringify(await station.json('GET', '/api/plugins/halfway/'))).toContain('already exists')
})
