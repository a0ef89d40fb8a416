import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { renderSource, renderText } from './liquid-text.ts'

/** A value for which the machine had no time at first. */
function lateValue(lateMs: number): { readonly name: string; reads: number } {
  return {
    reads: 0,
    get name() {
      this.reads += 1
      const endsAt = performance.now() + (this.reads === 1 ? lateMs : 0)
      while (performance.now() < endsAt);
      return 'Screw'
    },
  }
}

test('a text that was late because the machine was busy is written all the same', () => {
  const part = lateValue(300)
  const text = renderText('{% if part.name %}{{ part.name | upcase }}{% endif %}', { part })
  expect({ text, wasLate: part.reads > 2 }).toEqual({ text: 'SCREW', wasLate: true })
})

test('a text that never ends is stopped', () => {
  const loops = '{% for a in (1..99999) %}{% for b in (1..99999) %}{% endfor %}{% endfor %}'
  expect(() => renderText(loops, {})).toThrow(expect.objectContaining({ code: 'TEMPLATE_INVALID' }))
})

function outcome(render: () => string): string {
  try {
    return render().trim()
  } catch {
    return 'an error'
  }
}

const CONTEXT = { a: 'x', b: { c: 5, d: '' }, n: null, list: ['one', 'two'] }

test.each([
  '{{ a }} / {{ b.c }}',
  '{"item": {{ b.c }}}',
  '{{{ a }}',
  '{{ a }}}',
  '{ {{ a }} }',
  '{{a}}{{b.c}}',
  '  {{ a }} {{ b.d }} ',
  '{{ n }}-{{ missing }}',
  '{{ b }} {{ list }}',
  '{{- a -}} {{ a }}',
  '{% if a %}{{ a }}{% endif %} {{ b.c }}',
  '{{ a | upcase }} {{ a }}',
  '{{ a }} {{',
  '}} {{ a }}',
])('names and words are read without Liquid as Liquid reads them: %s', (template) => {
  expect(outcome(() => renderText(template, CONTEXT))).toBe(outcome(() => renderSource(template, CONTEXT)))
})
