import { expect, test } from 'vitest'
import { isNewer } from './newer-version.ts'

test.each([
  ['1.2.0', '1.1.9', true],
  ['1.10.0', '1.9.0', true],
  ['2.0.0-beta.1', '1.0.0', true],
  ['1.0.0', '1.0.0-beta.1', true],
  ['1.0.0', '1.0.0', false],
  ['1.0.0-beta.1', '1.0.0', false],
  ['1.0.0', '1.0.1', false],
  ['1.0.0+build.5', '1.0.0', false],
  ['latest', '1.0.0', false],
  ['1.0.0', 'unknown', false],
])('%s is newer than %s: %s', (published, installed, isSo) => {
  expect(isNewer(published, installed)).toBe(isSo)
})
