import { expect, test } from 'vitest'
import { registryHash } from './registry-hash.ts'

const A = { slug: 'a', name: 'A', version: '1.0.0', isActive: true }
const B = { slug: 'b', name: 'B', version: null, isActive: false }
const SWITCHES = { ENABLE_PLUGINS_URL: true, ENABLE_PLUGINS_APP: false }

test('the hash does not depend on the order of plugins and switches (L34)', () => {
  const turned = { ENABLE_PLUGINS_APP: false, ENABLE_PLUGINS_URL: true }
  expect(registryHash([B, A], turned)).toBe(registryHash([A, B], SWITCHES))
})

test('another version is another hash, and the old version the old hash (L35)', () => {
  const before = registryHash([A, B], SWITCHES)
  expect(registryHash([{ ...A, version: '1.0.1' }, B], SWITCHES)).not.toBe(before)
  expect(registryHash([{ ...A }, B], SWITCHES)).toBe(before)
})

test.each([
  ['a plugin that went on', [A, { ...B, isActive: true }], SWITCHES],
  ['a plugin that went away', [A], SWITCHES],
  ['a switch', [A, B], { ...SWITCHES, ENABLE_PLUGINS_APP: true }],
])('%s is another hash', (_, plugins, switches) => {
  expect(registryHash(plugins, switches)).not.toBe(registryHash([A, B], SWITCHES))
})
