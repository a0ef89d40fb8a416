import { mkdtempDisposableSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { prepareDataFolder } from './data-folder.ts'

test('a missing data folder is made for its owner alone, and left empty', () => {
  using parent = mkdtempDisposableSync(join(tmpdir(), 'scanbench-'))
  const folder = join(parent.path, 'a', 'b')
  prepareDataFolder(folder)
  expect({ mode: statSync(folder).mode & 0o777, files: readdirSync(folder) }).toEqual({ mode: 0o700, files: [] })
})

test('a data folder that cannot be made is refused with the reason and a way out', () => {
  using parent = mkdtempDisposableSync(join(tmpdir(), 'scanbench-'))
  const file = join(parent.path, 'taken')
  writeFileSync(file, 'mine')
  expect(() => prepareDataFolder(file)).toThrow(
    expect.objectContaining({
      code: 'DATA_FOLDER_UNUSABLE',
      message: `The data folder ${file} cannot be used: a file of that name is in the way. Name another one with --data.`,
    }),
  )
})
