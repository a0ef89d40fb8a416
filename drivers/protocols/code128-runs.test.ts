import bwip from 'bwip-js'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { code128Modules, code128Runs, gs1Codewords, gs1Runs } from './code128-runs.ts'

test('digits go in pairs where that is shorter, and separators as FNC1', () => {
  expect(gs1Runs('010952110153000110LOT1\u001d21S1')).toEqual([
    { subset: 'C', text: '010952110153000110' },
    { subset: 'B', text: 'LOT1\u001d21S1' },
  ])
  expect(gs1Codewords('0110A\u001d2')).toEqual([105, 102, 1, 10, 100, 33, 102, 18])
  expect(gs1Codewords('10A')).toEqual([104, 102, 17, 16, 33])
})

function modulesElsewhere(data: string): number {
  const [code] = bwip.raw('code128', data, '')
  return code !== undefined && 'sbs' in code ? Array.from(code.sbs).reduce((sum, width) => sum + width, 0) : 0
}

test('a text is as wide as another program draws it', () => {
  const text = fc.oneof(
    fc.stringMatching(/^[ -~]{1,20}$/),
    fc.stringMatching(/^[0-9]{1,20}$/),
    fc.stringMatching(/^(?:[A-Z]{1,3}[0-9]{1,7}){1,3}$/),
  )
  fc.assert(
    fc.property(text, (data) => {
      const runs = code128Runs(data)
      expect(runs && code128Modules(runs, 0)).toBe(modulesElsewhere(data))
    }),
  )
})

test.each([
  ['INV-SI42', 'B'],
  ['INV-SI4200', 'BC'],
  ['4200-1', 'CB'],
  ['12345', 'CB'],
  ['42', 'C'],
  ['123', 'B'],
])('%j is carried in the subsets %s', (text, subsets) => {
  expect(
    code128Runs(text)
      ?.map(({ subset }) => subset)
      .join(''),
  ).toBe(subsets)
})

test.each(['a\tb', 'Größe', ''])('%j is not carried in B and C', (text) => {
  expect(code128Runs(text)).toBeNull()
})
