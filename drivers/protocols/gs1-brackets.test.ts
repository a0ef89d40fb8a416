import { expect, test } from 'vitest'
import { elementString } from './gs1-brackets.ts'

test.each([
  ['(01)09521101530001(10)LOT1(21)S1', '010952110153000110LOT1\u001d21S1'],
  ['(3103)001250(17)261231', '310300125017261231'],
  ['(10)A(B)C', '10A(B)C'],
  ['0109521101530001', '0109521101530001'],
])('%s is written without brackets, with separators where they are needed', (text, elements) => {
  expect(elementString(text)).toBe(elements)
})

test.each(['', '(01)', '()12', '(1)2'])('"%s" is not a GS1 text', (text) => {
  expect(elementString(text)).toBeNull()
})
