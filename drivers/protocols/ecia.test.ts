import { expect, test } from 'vitest'
import { ECIA_FIELDS, readEciaLabel } from './ecia.ts'

const envelope = (...elements: string[]) => `[)>\u001e06\u001d${elements.join('\u001d')}\u001e\u0004`

test('every identifier of the table gives its field (B18)', () => {
  for (const [identifier, field] of Object.entries(ECIA_FIELDS))
    expect(readEciaLabel(envelope(`${identifier}VALUE 1`))).toEqual({ [field]: 'VALUE 1' })
})

test('30P means the same as P (B18)', () => {
  expect(readEciaLabel(envelope('30PX-1'))).toEqual(readEciaLabel(envelope('PX-1')))
})

test('unknown identifiers and empty values are left out, and the last of two counts (B18)', () => {
  const label = envelope('10K85781337', '11ZPICK', '12Z1', '20Z000', '2PX', 'S1', 'K', 'Q1', 'Q2')
  expect(readEciaLabel(label)).toEqual({ quantity: '2' })
})

test('another table can be given', () => {
  const label = envelope('PX-1', 'Q2')
  expect(readEciaLabel(label, { P: 'customer_part_number' })).toEqual({ customer_part_number: 'X-1' })
  expect(readEciaLabel(envelope('PX'), Object.create({ P: 'inherited' }) as Record<string, string>)).toEqual({})
})

test('a text without an envelope is no label', () => {
  expect(readEciaLabel('PX-1')).toBeNull()
})
