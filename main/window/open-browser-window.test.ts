import { chmodSync, mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { browserFlags, openBrowserWindow } from './open-browser-window.ts'

const flags = (uid: number | null) => browserFlags({ url: 'http://x', profile: '/p', uid })

test('the sandbox is given up for root alone', () => {
  expect([flags(0), flags(1000), flags(null)].map((list) => list.includes('--no-sandbox'))).toEqual([
    true,
    false,
    false,
  ])
})

test('the browser gets the address as an app with a profile in the data folder, and ends with the window', async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'scanbench-'))
  const path = join(folder.path, 'browser.sh')
  const told = join(folder.path, 'told')
  writeFileSync(
    path,
    `#!/bin/sh\ntrap 'echo closed >> ${told}; exit' TERM\necho "$@" > ${told}\nwhile :; do sleep 0.05; done\n`,
  )
  chmodSync(path, 0o755)
  const failed = vi.fn<(error: Error) => void>()
  {
    const browser = { name: 'Chromium', path }
    using _window = openBrowserWindow({ browser, url: 'http://x/?ticket=1', folder: folder.path, uid: 1000, failed })
    await vi.waitFor(() => expect(readFileSync(told, 'utf8')).toContain('--app=http://x/?ticket=1'))
    expect(readFileSync(told, 'utf8')).toContain(`--user-data-dir=${join(folder.path, 'browser')}`)
  }
  await vi.waitFor(() => expect(readFileSync(told, 'utf8')).toContain('closed'))
  expect(failed).not.toHaveBeenCalled()
})

test('a browser that cannot be started is told', async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'scanbench-'))
  const { promise, resolve } = Promise.withResolvers<Error>()
  const browser = { name: 'Gone', path: join(folder.path, 'gone') }
  using _window = openBrowserWindow({ browser, url: 'http://x', folder: folder.path, uid: null, failed: resolve })
  expect(await promise).toMatchObject({ code: 'ENOENT' })
})
