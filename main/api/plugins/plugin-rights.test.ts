import { expect, test } from 'vitest'
import type { Actor } from '../../users/actor.ts'
import { checkPluginRights } from './plugin-rights.ts'

function plugin(...permissions: string[]): Actor {
  return { user: null, username: 'x', isStaff: true, isSuperuser: true, plugin: 'x', via: 'plugin', permissions }
}

function may(actor: Actor, method: string, path: string): boolean {
  try {
    checkPluginRights(actor, method, path)
    return true
  } catch {
    return false
  }
}

test('a plugin reads and writes what its manifest names, and nothing else', () => {
  const reader = plugin('stock:read', 'users:read')
  expect({
    reads: may(reader, 'GET', '/api/stock/{pk}/'),
    writes: may(reader, 'PATCH', '/api/stock/{pk}/'),
    prints: may(reader, 'POST', '/api/label/print/'),
    users: may(reader, 'GET', '/api/user/'),
    tokens: may(reader, 'GET', '/api/user/tokens/'),
    version: may(plugin(), 'GET', '/api/version/'),
    other: may(reader, 'POST', '/plugin/other/'),
  }).toEqual({ reads: true, writes: false, prints: false, users: true, tokens: false, version: true, other: false })
})

test('a plugin that may only read scans links no code and takes none off (B10)', () => {
  const calls = ['link', 'unlink'].map((name) => `/api/barcode/${name}/`)
  expect(calls.map((path) => may(plugin('scans:read'), 'POST', path))).toEqual([false, false])
  expect(calls.map((path) => may(plugin('scans:write'), 'POST', path))).toEqual([true, true])
})

test('what is not listed is closed to every plugin of a third party, and open to those that are ours', () => {
  const all = plugin('stock:read', 'stock:write', 'users:read', 'settings:read', 'plugins:call')
  const closed = [
    '/api/plugins/install/',
    '/api/station/window-ticket/',
    '/api/station/events/',
    '/api/settings/global/',
  ]
  expect(closed.map((path) => may(all, 'POST', path))).toEqual([false, false, false, false])
  const { permissions: _none, ...ours } = plugin()
  expect(closed.map((path) => may(ours, 'POST', path))).toEqual([true, true, true, true])
})

test('the refusal names the permission that is missing', () => {
  expect(() => checkPluginRights(plugin(), 'GET', '/api/stock/')).toThrow(
    `GET /api/stock/ needs "stock:read", which the manifest of 'x' lacks.`,
  )
})
