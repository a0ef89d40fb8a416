import { expect, test } from 'vitest'
import { gs1Codewords, gs1Runs } from './code128-codewords.ts'

test('digits go in pairs where that is shorter, and separators as FNC1', () => {
  expect(gs1Runs('010952110153000110LOT1\u001d21S1')).toEqual([
    { subset: 'C', text: '010952110153000110' },
    { subset: 'B', text: 'LOT1\u001d21S1' },
  ])
  expect(gs1Codewords('0110A\u001d2')).toEqual([105, 102, 1, 10, 100, 33, 102, 18])
  expect(gs1Codewords('10A')).toEqual([104, 102, 17, 16, 33])
})
