import { expect, test } from 'vitest'
import { snippetCircle } from './snippet-circle.ts'

const snippets = (sources: Readonly<Record<string, string>>) => new Map(Object.entries(sources))

test('a snippet that includes itself is a circle', () => {
  expect(snippetCircle(snippets({ a: "x{%- include 'snippets/a' -%}" }), 'a')).toEqual(['a', 'a'])
})

test('a circle over others is told with all of them', () => {
  const all = snippets({
    a: `{% render "snippets/b" %}`,
    b: "{% include 'snippets/d' %}{% include 'snippets/c', x: 1 %}",
    c: "{% include 'snippets/a' %}",
    d: '',
  })
  expect(snippetCircle(all, 'b')).toEqual(['b', 'c', 'a', 'b'])
})

test('a snippet that two others include is no circle, and a circle of others is theirs', () => {
  const all = snippets({
    a: "{% include 'snippets/b' %}{% include 'snippets/c' %}",
    b: "{% include 'snippets/d' %}",
    c: "{% include 'snippets/d' %}",
    d: "{% include 'snippets/d' %}",
  })
  expect(snippetCircle(all, 'a')).toBeNull()
})
