import { beforeEach, expect, test } from 'vitest'
import { calls, resetElectron } from '../../test/support/electron-stand-in.ts'

beforeEach(resetElectron)

test('the page learns that it is sandboxed and isolated, and gets nothing to call', async () => {
  await import('./preload.ts')
  const flags = { isSandboxed: process.sandboxed, isContextIsolated: process.contextIsolated }
  expect(calls).toEqual([['contextBridge.exposeInMainWorld', 'scanbenchShell', flags]])
})
