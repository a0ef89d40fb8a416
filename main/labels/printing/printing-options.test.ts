import { boolean, choice, decimal, integer, related, text } from '@scanbench/plugin/settings'
import { expect, test } from 'vitest'
import { readOptions } from './printing-options.ts'

const OPTIONS = {
  name: text({ name: 'Name', default: 'x' }),
  copies: integer({ name: 'Copies', default: 1, min: 1, max: 9 }),
  margin: decimal({ name: 'Margin', default: 2.5 }),
  border: boolean({ name: 'Border' }),
  page: choice({ name: 'Page', choices: ['A4', 'A3'] }),
  place: related({ name: 'Place', model: 'stocklocation' }),
}

test('options have their defaults, and unknown names are dropped', () => {
  expect(readOptions(OPTIONS, { other: 1, name: '' })).toEqual({
    name: 'x',
    copies: 1,
    margin: 2.5,
    border: false,
    page: 'A4',
    place: null,
  })
})

test('values are cast as clients send them', () => {
  const given = { name: 'y', copies: '3', margin: '0.5', border: 'True', page: 'A3', place: 7 }
  expect(readOptions(OPTIONS, given)).toEqual({ ...given, copies: 3, margin: 0.5, border: true })
})

test('each wrong value is named', () => {
  const given = { name: 5, copies: 10, margin: 'wide', border: 'perhaps', page: 'A5', place: 1.5 }
  const details = expect.objectContaining(
    Object.fromEntries(Object.keys(given).map((key) => [key, [expect.any(String)]])),
  )
  expect(() => readOptions(OPTIONS, given)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', details }))
})

test('what is required must be given', () => {
  const required = { printer: text({ name: 'Printer', required: true }) }
  expect(() => readOptions(required, {})).toThrow(
    expect.objectContaining({ details: { printer: ['This field is required.'] } }),
  )
})
