import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempDisposableSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { acquireStationLock, readStationNote } from './station-lock.ts'

const temporaryFolder = () => mkdtempDisposableSync(join(tmpdir(), 'scanbench-'))

test('one station at a time holds the data folder', () => {
  using folder = temporaryFolder()
  using first = acquireStationLock(folder.path)
  first.announce({ address: 'http://127.0.0.1:1', secret: 'x' })
  expect(() => acquireStationLock(folder.path)).toThrow(
    expect.objectContaining({
      code: 'STATION_RUNNING',
      message: `The station with process number ${process.pid} uses the data folder ${folder.path} already: use that one, stop it, or name another folder with --data.`,
    }),
  )
})

test('the announcement can be read by its owner alone and goes with the lock', () => {
  using folder = temporaryFolder()
  const lock = acquireStationLock(folder.path)
  lock.announce({ address: 'http://127.0.0.1:1', secret: 'x' })
  const mode = statSync(join(folder.path, 'station.json')).mode & 0o777
  const during = readStationNote(folder.path)
  lock[Symbol.dispose]()
  expect({ mode, during, after: readStationNote(folder.path) }).toEqual({
    mode: 0o600,
    during: { pid: process.pid, address: 'http://127.0.0.1:1', secret: 'x' },
    after: null,
  })
})

test('the lock of a station that was killed is free at once, and its announcement is not believed', async () => {
  using folder = temporaryFolder()
  const program = `import { acquireStationLock } from ${JSON.stringify(new URL('station-lock.ts', import.meta.url).href)}
    acquireStationLock(${JSON.stringify(folder.path)}).announce({ address: 'http://127.0.0.1:1', secret: 'old' })
    process.stdout.write('held'); process.stdin.resume()`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(holder.stdout, 'data')
  expect(() => acquireStationLock(folder.path)).toThrow(expect.objectContaining({ code: 'STATION_RUNNING' }))
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  using _lock = acquireStationLock(folder.path)
  expect(readStationNote(folder.path)).toBeNull()
})
