import { expect, test } from 'vitest'
import type { PrintRule } from '../../../main/records/print-records.ts'
import { conditionText, resultText } from './rule-words.ts'

const RULE: PrintRule = {
  pk: 1,
  position: 1,
  name: 'Small parts',
  model_type: 'stockitem',
  filters: '',
  station: '',
  media: null,
  template: null,
  machine: null,
  scan_back: false,
  copies: 1,
  enabled: true,
}

test('a rule is told in words, with what it asks for and no more', () => {
  const media = { width_mm: 62, length_mm: null }
  expect([conditionText(RULE), conditionText({ ...RULE, filters: 'part__IPN=1', station: 'PACK-03', media })]).toEqual([
    'items',
    'items with part__IPN=1 at PACK-03 while a roll of 62 mm endless is loaded',
  ])
})

test('what it leaves open is usual, and what is gone is said', () => {
  const all = { ...RULE, template: 3, machine: 'p1', copies: 2, scan_back: true }
  expect([
    resultText(RULE, { template: null, printer: null }),
    resultText(all, { template: 'Item label', printer: 'ZD421' }),
    resultText(all, { template: null, printer: null }),
  ]).toEqual([
    'the usual label, on the usual printer',
    'Item label, on ZD421, 2 copies, scan each label afterwards',
    'a label that is gone, on a printer that is gone or off, 2 copies, scan each label afterwards',
  ])
})
