import { expect, test } from 'vitest'
import { choiceOf } from './palette-choice.ts'

const ENTRIES = [
  { title: 'Machines', hint: 'Page' },
  { title: 'Add a machine', hint: 'Page' },
  { title: 'Greet', hint: 'Sample of the window' },
  { title: 'Find it in stock', hint: '', isAlways: true },
]
const titles = (text: string) => choiceOf(ENTRIES, text).map(({ title }) => title)

test('all words must be there, in any order, and what begins with the first one comes first', () => {
  expect([titles('machine'), titles('window greet'), titles('a machine page')]).toEqual([
    ['Machines', 'Add a machine', 'Find it in stock'],
    ['Greet', 'Find it in stock'],
    ['Add a machine', 'Machines', 'Find it in stock'],
  ])
})

test('without words everything is there, as it was', () => {
  expect(titles('  ')).toEqual(ENTRIES.map(({ title }) => title))
})
