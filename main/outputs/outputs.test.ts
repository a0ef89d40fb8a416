import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import { temporaryOutputs } from '../../test/support/temporary-outputs.ts'
import { safeFileName } from './output-files.ts'

const EXPORT = { type: 'export', plugin: 'inventree-exporter', templateName: '', total: 2, user: null } as const

test('a file is seen only when it is whole', async () => {
  await using database = await createTemporaryDatabase()
  const outputs = temporaryOutputs(database)
  const pk = await outputs.create(EXPORT)
  const file = await outputs.prepareFile('a.csv')
  await writeFile(file.path, 'half')
  expect([await outputs.get(pk), await outputs.findFile(file.name, null)]).toMatchObject([{ output: null }, null])
  await outputs.complete(pk, file)
  expect(await outputs.get(pk)).toMatchObject({ complete: true, progress: 2, output: `/media/${file.name}` })
  expect(await outputs.findFile(file.name, null)).toBe(file.path)
})

test('what was under way when the station stopped is said to have failed', async () => {
  await using database = await createTemporaryDatabase()
  const before = temporaryOutputs(database)
  const pk = await before.create(EXPORT)
  await using outputs = temporaryOutputs(database)
  await outputs.start()
  expect(await outputs.get(pk)).toMatchObject({
    complete: false,
    errors: { error: expect.stringContaining('stopped') },
  })
})

test('old outputs go with their files', async () => {
  await using database = await createTemporaryDatabase()
  let now = new Date('2026-11-01T10:00:00Z')
  const outputs = temporaryOutputs(database, () => now)
  const pk = await outputs.create(EXPORT)
  const file = await outputs.prepareFile('a.csv')
  await writeFile(file.path, 'old')
  await outputs.complete(pk, file)
  now = new Date('2026-11-07T10:00:00Z')
  await outputs.sweep()
  expect(existsSync(file.path)).toBe(true)
  now = new Date('2026-11-09T10:00:00Z')
  await outputs.sweep()
  expect([
    existsSync(file.path),
    (await outputs.list(null, { limit: null, offset: 0, search: [], ordering: [] })).count,
  ]).toEqual([false, 0])
})

test('no name leads out of the folder or to a hidden file', () => {
  expect(
    ['../../etc/passwd', '.htaccess', 'C:\\x.pdf', '', '...', 'Ünï 1.pdf', 'a/b\u0000.csv'].map(safeFileName),
  ).toEqual(['_.._etc_passwd', 'htaccess', 'C_x.pdf', 'output', 'output', 'Ünï 1.pdf', 'a_b_.csv'])
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(safeFileName(name)).toMatch(/^[\p{L}\p{N}_-][\p{L}\p{N}._ -]*$/u)
    }),
  )
})
