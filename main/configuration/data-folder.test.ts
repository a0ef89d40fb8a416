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

test.each([
  ['below a file', (parent: string) => join(parent, 'file', 'below'), 'a file is in the way'],
  ['in place of a file', (parent: string) => join(parent, 'file'), 'a file is in the way'],
  ['where none can be made', () => '/proc/scanbench', 'no folder can be made there'],
])('a data folder %s is refused with the reason and a way out', (_, folderIn, why) => {
  using parent = mkdtempDisposableSync(join(tmpdir(), 'scanbench-'))
  writeFileSync(join(parent.path, 'file'), 'mine')
  const folder = folderIn(parent.path)
  expect(() => prepareDataFolder(folder)).toThrow(
    expect.objectContaining({
      code: 'DATA_FOLDER_UNUSABLE',
      message: `The data folder ${folder} cannot be used: ${why}. Name another one with --data.`,
    }),
  )
})
