import type { Session, WebContents } from 'electron'
import { describe, expect, test } from 'vitest'
import { createEvent, StandInContents, StandInSession } from '../../test/support/electron-stand-in.ts'
import { fenceContents, fenceSession, isPermitted, isReachable } from './fence.ts'

const OURS = 'app://bundle/#/stock'

describe('the page', () => {
  test.each([
    ['app://bundle/', true, true],
    ['app://bundle/api/part/', true, true],
    ['blob:app://bundle/1', true, true],
    ['data:image/svg+xml,x', true, true],
    ['devtools://devtools/bundled/x.js', false, true],
    ['app://other/', false, false],
    ['app://bundle.example/', false, false],
    ['https://example.org/', false, false],
    ['http://127.0.0.1:8000/', false, false],
    ['ws://127.0.0.1:9222/', false, false],
    ['file:///etc/passwd', false, false],
    ['not an address', false, false],
  ])('reaches %s: installed %s, from source %s', (url, installed, fromSource) => {
    expect([isReachable(url, true), isReachable(url, false)]).toEqual([installed, fromSource])
  })

  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('stays where it is on %s', (name) => {
    const contents = new StandInContents()
    fenceContents(contents as unknown as WebContents)
    const prevented = ['https://example.org/', 'file:///etc/passwd', 'javascript:alert(1)', OURS].map((url) => {
      const event = createEvent({ url })
      contents.emit(name, event)
      return event.defaultPrevented
    })
    expect(prevented).toEqual([true, true, true, false])
  })

  test('opens no window, not even one of ours, and holds no other page', () => {
    const contents = new StandInContents()
    fenceContents(contents as unknown as WebContents)
    const event = createEvent({})
    contents.emit('will-attach-webview', event)
    expect([contents.openHandler?.({ url: OURS }), event.defaultPrevented]).toEqual([{ action: 'deny' }, true])
  })
})

describe('permissions', () => {
  const PERMISSIONS = [
    'clipboard-read',
    'clipboard-sanitized-write',
    'display-capture',
    'fileSystem',
    'fullscreen',
    'geolocation',
    'hid',
    'idle-detection',
    'local-fonts',
    'media',
    'midi',
    'notifications',
    'openExternal',
    'pointerLock',
    'screen-wake-lock',
    'serial',
    'storage-access',
    'usb',
    'window-management',
    'unknown',
    'one that comes with the next Electron',
  ]

  test('are three harmless ones, for our page alone', () => {
    expect(PERMISSIONS.filter((name) => isPermitted(name, OURS))).toEqual([
      'clipboard-sanitized-write',
      'fullscreen',
      'screen-wake-lock',
    ])
    expect(PERMISSIONS.filter((name) => isPermitted(name, 'https://example.org/'))).toEqual([])
  })

  test('are answered where they are asked for and where they are looked up; devices and screens never are given', () => {
    const session = new StandInSession()
    fenceSession(session as unknown as Session, { isPackaged: true })
    const ask = (name: string, ...args: unknown[]): unknown =>
      (session.handlers.get(name) as (...all: unknown[]) => unknown)(...args)
    const answers: unknown[] = []
    const answer = (value: unknown): void => void answers.push(value)
    ask('permission request', null, 'fullscreen', answer, { requestingUrl: OURS })
    ask('permission request', null, 'usb', answer, { requestingUrl: OURS })
    ask('display media', {}, answer)
    ask('request', { url: 'https://example.org/' }, answer)
    ask('request', { url: OURS }, answer)
    expect({
      answers,
      check: [ask('permission check', null, 'hid', OURS), ask('permission check', null, 'fullscreen', OURS)],
      device: ask('device permission', { deviceType: 'usb', origin: OURS }),
    }).toEqual({
      answers: [true, false, null, { cancel: true }, { cancel: false }],
      check: [false, true],
      device: false,
    })
  })
})
