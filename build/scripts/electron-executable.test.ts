import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { electronExecutable } from './electron-executable.ts'

test('Electron counts as installed when its executable is there, not when its package is', () => {
  using root = mkdtempDisposableSync(join(tmpdir(), 'scanbench-'))
  const folder = join(root.path, 'node_modules', 'electron')
  mkdirSync(join(folder, 'dist'), { recursive: true })
  const before = electronExecutable(root.path, undefined)
  writeFileSync(join(folder, 'path.txt'), 'electron\n')
  const half = electronExecutable(root.path, undefined)
  writeFileSync(join(folder, 'dist', 'electron'), '')
  expect([before, half, electronExecutable(root.path, undefined), electronExecutable(root.path, '/nowhere')]).toEqual([
    null,
    null,
    join(folder, 'dist', 'electron'),
    null,
  ])
})
