import { expect, test } from 'vitest'
import { complete, completionAt, fieldsIn, insertField } from './fields.ts'

const FIELDS = fieldsIn({
  part: { name: 'Screw', IPN: null, tags: ['a'] },
  quantity: 5,
  serial: '',
  location: { name: 'A-1', parent: { name: 'Hall' } },
})

const at = (marked: string): [text: string, caret: number] => [marked.replace('|', ''), marked.indexOf('|')]
const shown = ({ text, caret }: { text: string; caret: number }): string =>
  `${text.slice(0, caret)}|${text.slice(caret)}`

test('fields are what can be written as it is, the nearest first', () => {
  expect(FIELDS.map(({ path, sample }) => `${path}=${sample}`)).toEqual([
    'quantity=5',
    'serial=',
    'location.name=A-1',
    'part.IPN=',
    'part.name=Screw',
    'location.parent.name=Hall',
  ])
})

test.each([
  ['{{ na|', ['location.name', 'part.name', 'location.parent.name']],
  ['{{ part.|', ['part.IPN', 'part.name']],
  ['{% if ser| %}', ['serial']],
  ['Name: na|', undefined],
  ['{{ part.name }} na|', undefined],
  ['{{ zz|', undefined],
])('%s', (marked, expected) => {
  expect(completionAt(...at(marked), FIELDS)?.fields.map(({ path }) => path)).toEqual(expected)
})

test.each([
  ['{{ na|', '{{ location.name }}|'],
  ['{{ na| }} x', '{{ location.name| }} x'],
  ['{{ na| and {{ serial }}', '{{ location.name }}| and {{ serial }}'],
  ['{% if na| %}', '{% if location.name| %}'],
])('%s is completed to %s', (marked, expected) => {
  const [text, caret] = at(marked)
  const completion = completionAt(text, caret, FIELDS)!
  expect(shown(complete(text, completion, completion.fields[0]!))).toBe(expected)
})

test.each([
  ['Qty |', 'Qty {{ quantity }}|'],
  ['{{ | }}', '{{ quantity| }}'],
])('a chosen field goes to the caret of %s', (marked, expected) => {
  expect(shown(insertField(...at(marked), FIELDS[0]!))).toBe(expected)
})
