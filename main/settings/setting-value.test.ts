import { AppError } from '@scanbench/plugin'
import { boolean, choice, decimal, integer, related, text, type Setting } from '@scanbench/plugin/settings'
import { expect, test } from 'vitest'
import { readValue, writeValue } from './setting-value.ts'

const volume = integer({ name: 'Volume', min: 0, max: 100, default: 70 })
const media = choice({ name: 'Media', choices: ['gap', 'continuous'] })

test.each<[string, Setting<unknown>, unknown, string, unknown]>([
  ['text', text({ name: 'Text' }), 'a b', 'a b', 'a b'],
  ['a number as text', text({ name: 'Text' }), 12, '12', '12'],
  ['an integer', volume, 12, '12', 12],
  ['an integer sent as text', volume, ' 12 ', '12', 12],
  ['an empty integer', volume, '', '', 70],
  ['null', volume, null, '', 70],
  ['a decimal', decimal({ name: 'Decimal' }), '1.50', '1.5', 1.5],
  ['a boolean', boolean({ name: 'Boolean' }), true, 'True', true],
  ['a boolean in words', boolean({ name: 'Boolean' }), 'On', 'True', true],
  ['a boolean as a digit', boolean({ name: 'Boolean', default: true }), 0, 'False', false],
  ['a choice', media, 'continuous', 'continuous', 'continuous'],
  ['a related object', related({ name: 'Place', model: 'stocklocation' }), '7', '7', 7],
  ['no related object', related({ name: 'Place', model: 'stocklocation' }), null, '', null],
])('%s is stored as text and comes back in its type', (_name, declaration, value, stored, back) => {
  const text = writeValue(declaration, value)
  expect([text, readValue(declaration, text)]).toEqual([stored, back])
})

test('the words for yes are read as true, and everything else that is stored as false (S03)', () => {
  const flag = boolean({ name: 'Boolean', default: true })
  const yes = ['1', 'y', 'Yes', 't', 'TRUE', 'ok', 'on']
  const no = ['0', 'n', 'no', 'f', 'False', 'off', '', 'perhaps', '2', 'yess']
  expect(yes.map((word) => readValue(flag, word))).toEqual(yes.map(() => true))
  expect(no.map((word) => readValue(flag, word))).toEqual(no.map(() => false))
})

test('an integer refuses text and comes back as a number (S04)', () => {
  expect(() => writeValue(volume, 'loud')).toThrow('Provided value is not a valid integer')
  expect(readValue(integer({ name: 'Number' }), writeValue(integer({ name: 'Number' }), '456'))).toBe(456)
})

test('a choice outside the list is refused (S05)', () => {
  expect(() => writeValue(media, 'tape')).toThrow('Chosen value is not a valid option')
})

test('every condition of a setting holds: a number, not less than the least, not more than the most (S07)', () => {
  const copies = integer({ name: 'Copies', min: 1, max: 9, required: true })
  const refusals = ['x', '0', '10', ''].map((value) => {
    try {
      return writeValue(copies, value)
    } catch (error) {
      return error instanceof AppError ? error.message : error
    }
  })
  expect(refusals).toEqual([
    'Provided value is not a valid integer',
    'Ensure this value is greater than or equal to 1.',
    'Ensure this value is less than or equal to 9.',
    'This field may not be blank.',
  ])
})

test.each<[string, Setting<unknown>, unknown, string]>([
  ['letters for an integer', volume, 'loud', 'Provided value is not a valid integer'],
  ['a fraction for an integer', volume, '1.5', 'Provided value is not a valid integer'],
  ['less than the least', volume, -1, 'Ensure this value is greater than or equal to 0.'],
  ['more than the most', volume, 101, 'Ensure this value is less than or equal to 100.'],
  ['an infinite decimal', decimal({ name: 'Decimal' }), '1e999', 'Provided value is not a valid number'],
  ['an unknown word for a boolean', boolean({ name: 'Boolean' }), 'perhaps', 'Must be a valid boolean.'],
  ['a choice that is not offered', media, 'tape', 'Chosen value is not a valid option'],
  ['nothing where something is required', text({ name: 'Host', required: true }), '', 'This field may not be blank.'],
  ['a list', text({ name: 'Text' }), ['a'], 'Not a valid value: give a text, a number or a boolean.'],
  ['a very long text', text({ name: 'Text' }), 'x'.repeat(2001), 'Ensure this field has no more than 2000 characters.'],
])('%s is refused on the field', (_name, declaration, value, message) => {
  expect(() => writeValue(declaration, value)).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', details: { value: [message] } }),
  )
})
