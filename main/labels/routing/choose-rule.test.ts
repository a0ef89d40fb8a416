import { expect, test } from 'vitest'
import type { PrintRule } from '../../records/print-records.ts'
import { chooseRule } from './choose-rule.ts'

const RULE: PrintRule = {
  pk: 1,
  position: 1,
  name: 'Items',
  model_type: 'stockitem',
  filters: '',
  station: '',
  media: null,
  template: 1,
  machine: 'zebra',
  scan_back: false,
  copies: 1,
  enabled: true,
}
const ITEM = {
  model: 'stockitem',
  record: { pk: 7, batch: 'B1' },
  template: null,
  station: 'Dock',
  mediaOf: () => null,
} as const
const chosen = (rules: PrintRule[], situation = {}) => chooseRule(rules, { ...ITEM, ...situation })?.pk ?? null

test('the first rule that fits decides, and one that is switched off never does', () => {
  expect(
    chosen([
      { ...RULE, enabled: false },
      { ...RULE, pk: 2 },
      { ...RULE, pk: 3 },
    ]),
  ).toBe(2)
})

test('a rule fits its kind of object, its values, its station and its template', () => {
  expect([
    chosen([RULE], { model: 'part' }),
    chosen([{ ...RULE, filters: 'batch=B1' }]),
    chosen([{ ...RULE, filters: 'batch=B2' }]),
    chosen([{ ...RULE, filters: 'batch=B1' }], { record: null }),
    chosen([{ ...RULE, station: 'Office' }]),
    chosen([{ ...RULE, station: 'Dock' }]),
    chosen([RULE], { template: 9 }),
  ]).toEqual([null, 1, null, null, null, 1, null])
})

const loaded = (widthMm: number, lengthMm: number | null) => ({ mediaOf: () => ({ widthMm, lengthMm }) })

test('a rule for a roll fits while its printer says that this roll is in it', () => {
  const rules = [{ ...RULE, media: { width_mm: 62, length_mm: null } }]
  expect([
    chosen(rules),
    chosen(rules, loaded(62.4, null)),
    chosen(rules, loaded(62, 100)),
    chosen(rules, loaded(29, null)),
  ]).toEqual([null, 1, null, null])
})
