import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const files = globSync('*.ts', { cwd: import.meta.dirname }).filter((file) => !file.endsWith('.test.ts'))
const text = files.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n')

/** Switches that open what Electron keeps closed, and the channels that nothing here needs. */
const FORBIDDEN =
  /sandbox: false|contextIsolation: false|nodeIntegration\w*: true|webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|bypassCSP|corsEnabled|no-sandbox|sendSync|ipcMain|ipcRenderer|openExternal|executeJavaScript|loadFile|enableRemoteModule|electron\/remote/u

test('the shell uses none of the switches that weaken Electron, and has no channel to the page', () => {
  expect(FORBIDDEN.exec(text)?.[0] ?? null).toBeNull()
})

test('the shell stays small', () => {
  expect(text.split('\n').length).toBeLessThan(400)
})
