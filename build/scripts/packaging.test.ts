import { execFileSync } from 'node:child_process'
import { mkdtempDisposableSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './folders.ts'
import { makeStandInElectron } from './stand-in-electron.ts'

const read = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8')

test('the packaged Electron is the one that the code is checked against', () => {
  const { version } = JSON.parse(read('node_modules', 'electron', 'package.json')) as { version: string }
  expect(/^electronVersion: (\S+)/mu.exec(read('electron-builder.yml'))?.[1]).toBe(version)
})

test('the stand-in for Electron has fuses that can be read, and says that it cannot be started', () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'scanbench-'))
  makeStandInElectron(folder.path, '1.0.0')
  const executable = join(folder.path, 'electron')
  const fuses = execFileSync(join(ROOT, 'node_modules', '.bin', 'electron-fuses'), ['read', '--app', executable])
  expect(fuses.toString()).toContain('RunAsNode is Enabled')
  expect(() => execFileSync(executable, { stdio: 'pipe' })).toThrow(/It cannot be started/u)
})
