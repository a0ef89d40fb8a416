import bwip from 'bwip-js'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { code128Modules, code128Subset } from './code128-width.ts'

function modulesElsewhere(data: string): number {
  const [code] = bwip.raw('code128', data, '')
  return code !== undefined && 'sbs' in code ? Array.from(code.sbs).reduce((sum, width) => sum + width, 0) : 0
}

test('a text of one subset is as wide as another program draws it', () => {
  const text = fc.oneof(
    fc.stringMatching(/^[ -~]{1,20}$/),
    fc.stringMatching(/^[0-9]{1,20}$/),
    fc.stringMatching(/^[A-Z]{2}-[0-9]{1,3}$/),
  )
  fc.assert(
    fc.property(text, (data) => {
      const subset = code128Subset(data)
      fc.pre(subset !== null)
      expect(subset && code128Modules(data, subset, 0)).toBe(modulesElsewhere(data))
    }),
  )
})

test.each([
  ['INV-SI42', 'B'],
  ['00123456789012345678', 'C'],
  ['INV-SI4200', null],
  ['123', 'B'],
  ['12345', null],
  ['a\tb', null],
  ['', null],
])('%j is carried in %s', (text, subset) => {
  expect(code128Subset(text)).toBe(subset)
})
