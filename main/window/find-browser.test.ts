import { describe, expect, test } from 'vitest'
import { findBrowser, type BrowserSearch } from './find-browser.ts'

const search = (installed: string[], rest: Partial<BrowserSearch>) =>
  findBrowser({
    wanted: null,
    platform: 'linux',
    env: { PATH: '/usr/local/bin:bin:/usr/bin' },
    isExecutable: (path) => installed.includes(path),
    ...rest,
  })

describe('the browser', () => {
  test('is looked for on the path, Chromium first, in absolute folders only', () => {
    const installed = ['/usr/bin/google-chrome', '/usr/bin/chromium-browser', 'bin/chromium']
    expect(search(installed, {})).toEqual({ name: 'Chromium', path: '/usr/bin/chromium-browser' })
  })

  test('is looked for in the program folders of Windows', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const env = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }
    expect(search([edge], { platform: 'win32', env })).toEqual({ name: 'Microsoft Edge', path: edge })
  })

  test('is looked for in the applications of macOS', () => {
    const brave = '/Users/ann/Applications/Brave Browser.app/Contents/MacOS/Brave Browser'
    expect(search([brave], { platform: 'darwin', env: { HOME: '/Users/ann' } })).toEqual({ name: 'Brave', path: brave })
  })

  test('may be missing', () => expect(search([], {})).toBeNull())

  test('that was named is taken or refused, never replaced', () => {
    const installed = ['/usr/bin/chromium', '/opt/mine']
    expect(search(installed, { wanted: '/opt/mine' })).toEqual({ name: '/opt/mine', path: '/opt/mine' })
    expect(() => search(installed, { wanted: '/opt/other' })).toThrow(
      'The browser /opt/other is no program that can be started.',
    )
  })
})
