import { expect, test } from 'vitest'
import { symbologyOf } from './aim.ts'

test.each([
  [']C0', 'Code 128', false],
  [']C1', 'GS1-128', true],
  [']E4', 'EAN-8', false],
  [']Q1', 'QR Code', false],
  [']Q2', 'QR Code', false],
  [']Q3', 'GS1 QR Code', true],
  [']d1', 'Data Matrix', false],
  [']d2', 'GS1 Data Matrix', true],
  [']d5', 'GS1 Data Matrix', true],
  [']e0', 'GS1 DataBar', true],
  [']J1', 'GS1 DotCode', true],
  [']z1', 'GS1 Aztec', true],
])('%s is %s', (aim, name, isGs1) => {
  expect(symbologyOf(aim)).toMatchObject({ name, isGs1 })
})

test.each([null, '', ']', ']!0', ']C', ']CG', 'C0'])('%j is no symbology', (aim) => {
  expect(symbologyOf(aim)).toBeNull()
})

test.each([
  [']Q1', false],
  [']Q2', true],
  [']d1', false],
  [']d4', true],
  [']z3', true],
  [']L1', true],
  [']L2', false],
  [']C1', false],
])('the identifier %s announces escapes for character sets: %s', (aim, hasEci) => {
  expect(symbologyOf(aim)?.hasEci).toBe(hasEci)
})
