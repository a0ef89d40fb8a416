import { expect, test } from 'vitest'
import { parsePortStatus } from './port-status.ts'

test.each([
  [0x18, { hasPaper: true, isSelected: true, isFaulty: false }],
  [0x38, { hasPaper: false, isSelected: true, isFaulty: false }],
  [0x10, { hasPaper: true, isSelected: true, isFaulty: true }],
  [0x08, { hasPaper: true, isSelected: false, isFaulty: false }],
])('port status %i is read bit by bit', (status, meaning) => {
  expect(parsePortStatus(status)).toEqual({ kind: 'port status', ...meaning })
})
