import { describe, expect, test } from 'vitest'
import { chooseWindow, hasDisplay, type WindowSituation } from './choose-window.ts'

const browser = { name: 'Chromium', path: '/usr/bin/chromium' }
const all: WindowSituation = { headless: false, electron: true, browser, display: true }

describe('the window', () => {
  test.each<[string, Partial<WindowSituation>, string, string]>([
    [
      'is Electron where it is installed',
      {},
      'electron',
      'The window is the Electron app, because Electron is installed.',
    ],
    [
      'is an app window of a browser without Electron',
      { electron: false },
      'browser',
      'The window is an app window of Chromium, because no Electron executable is installed (npx install-electron fetches it).',
    ],
    [
      'is only an address without both',
      { electron: false, browser: null },
      'address',
      'No window is opened, because neither Electron (npx install-electron fetches it) nor a Chromium-family browser is installed.',
    ],
    [
      'is only an address without a display',
      { display: false },
      'address',
      'No window is opened, because there is no display.',
    ],
    [
      'is only an address when asked',
      { headless: true },
      'address',
      'No window is opened, because --headless was asked for.',
    ],
  ])('%s', (_, situation, kind, reason) => {
    expect(chooseWindow({ ...all, ...situation })).toMatchObject({ kind, reason })
  })

  test('a display is what X11 or Wayland announce, and always there elsewhere', () => {
    expect([
      hasDisplay('linux', {}),
      hasDisplay('linux', { DISPLAY: '' }),
      hasDisplay('linux', { DISPLAY: ':0' }),
      hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' }),
      hasDisplay('win32', {}),
      hasDisplay('darwin', {}),
    ]).toEqual([false, false, true, true, true, true])
  })
})
