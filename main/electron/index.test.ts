import { existsSync, mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import type * as StandIn from '../../test/support/electron-stand-in.ts'
import { WINDOW_URL } from './origin.ts'

let electron: typeof StandIn

// The shell begins when it is imported, so each test imports it and the stand-in anew.
beforeEach(async () => {
  vi.resetModules()
  electron = await import('../../test/support/electron-stand-in.ts')
})

/** Starts the shell as Electron would, on a data folder of its own. */
async function startShell(folder: string): Promise<void> {
  vi.stubEnv('SCANBENCH_DATA', folder)
  vi.stubEnv('SCANBENCH_DEMO', 'no')
  await import('./index.ts')
  vi.unstubAllEnvs()
}

const temporaryFolder = () => mkdtempDisposableSync(join(tmpdir(), 'scanbench-'))
const has = (exit: number) => vi.waitFor(() => expect(electron.callsOf('app.exit')).toEqual([[exit]]), 15_000)

test('the shell starts in the order that Electron demands, serves the real station, and stops it before it quits', async () => {
  using folder = temporaryFolder()
  await startShell(folder.path)
  expect(electron.calls.map(([name]) => name)).toEqual([
    'app.enableSandbox',
    'protocol.registerSchemesAsPrivileged',
    'crashReporter.start',
    'app.setPath',
    'app.requestSingleInstanceLock',
    'app.whenReady',
    'Menu.setApplicationMenu',
    'protocol.handle',
    'BrowserWindow',
    'window.loadURL',
    'window.show',
  ])
  const handle = electron.session.defaultSession.handlers.get('scheme app') as unknown as (
    request: Request,
  ) => Promise<Response>
  const me = await handle(new Request(`${WINDOW_URL}api/user/me/`))
  expect([me.status, await me.json()]).toEqual([200, expect.objectContaining({ username: 'station' })])
  electron.app.quit()
  expect(electron.callsOf('app.exit')).toEqual([])
  await has(0)
  expect(existsSync(join(folder.path, 'station.json'))).toBe(false)
})

test('a second start leaves at once and opens nothing', async () => {
  using folder = temporaryFolder()
  electron.app.hasLock = false
  await startShell(folder.path)
  expect([electron.callsOf('app.exit'), electron.BrowserWindow.getAllWindows()]).toEqual([[[0]], []])
})

test('what stops the start is said in a box and ends with exit code 1', async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'file')
  writeFileSync(file, '')
  await startShell(file)
  expect([electron.callsOf('dialog.showErrorBox'), electron.callsOf('app.exit')]).toEqual([
    [
      [
        'Scanbench cannot start',
        `The data folder ${file} cannot be used: a file is in the way. Name another one with --data.`,
      ],
    ],
    [[1]],
  ])
})

test('the installed program refuses to be debugged from outside', async () => {
  using folder = temporaryFolder()
  electron.app.isPackaged = true
  const argv = process.argv
  process.argv = ['/opt/Scanbench/scanbench', '--remote-debugging-port=9222']
  await startShell(folder.path)
  process.argv = argv
  expect([electron.callsOf('app.exit'), electron.callsOf('app.requestSingleInstanceLock')]).toEqual([[[1]], []])
})
