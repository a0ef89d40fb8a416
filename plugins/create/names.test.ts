import { expect, test } from 'vitest'
import { nameProblem, namesOf } from './names.ts'

test.each(['My Custom Plugin', '_Hidden', 'Labels 2', 'x'])('"%s" is a name (C02)', (title) => {
  expect(nameProblem(title)).toBeNull()
})

test.each([
  ['', /needs a name/],
  ['   ', /needs a name/],
  ['a'.repeat(51), /longer than 50/],
  ['2 Labels', /begins with a letter/],
  ['Dash-ed', /letters, digits, underscores and spaces/],
  ['Umlaut ä', /letters, digits, underscores and spaces/],
  ['../up', /begins with a letter/],
  ['class', /a word of the language/],
  ['Plugin', /a word of the language/],
  ['Settings Mixin', /a word of the language/],
  ['Install', /a word in the addresses/],
  ['_', /no letter or digit/],
])('"%s" is refused (C02)', (title, message) => {
  expect(nameProblem(title)).toMatch(message)
})

test('class, slug, package and distribution follow from the title (C03)', () => {
  expect([namesOf('My  Custom Plugin'), namesOf('Scanbench Boxes').distribution]).toEqual([
    {
      title: 'My Custom Plugin',
      className: 'MyCustomPlugin',
      slug: 'my-custom-plugin',
      package: 'my_custom_plugin',
      distribution: 'scanbench-my-custom-plugin',
    },
    'scanbench-boxes',
  ])
})
