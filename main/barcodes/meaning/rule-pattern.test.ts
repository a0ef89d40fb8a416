import { assert, constantFrom, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { cluesOfFields, RulePattern } from './rule-pattern.ts'

test('named groups become fields, those that took no part are left out', () => {
  const pattern = new RulePattern(String.raw`BOX-(?<serial>\d+)(?:/(?<batch>\w+))?`)
  expect(pattern.match('BOX-12')).toEqual({ state: 'fits', fields: { serial: '12' } })
  expect(pattern.match('BOX-12/B7')).toEqual({ state: 'fits', fields: { serial: '12', batch: 'B7' } })
  expect(pattern.match('XBOX-12')).toEqual({ state: 'not mine' })
})

test.each([
  ['(', /no pattern/],
  [String.raw`\d+`, /Name at least one group/],
  [`(?<serial>${'x'.repeat(500)})`, /at most 500/],
])('%s is refused', (pattern, reason) => {
  expect(() => new RulePattern(pattern)).toThrow(reason)
})

test.each([
  '(?<serial>(a+)+)!',
  String.raw`(?<serial>(\w|[a-z])*)!`,
  '(?<serial>(a|a)*)b',
  String.raw`(?<serial>(.*)*)x`,
])('%s would hold up every scan and is refused', (source) => {
  const pattern = new RulePattern(source)
  expect(() => pattern.check([])).toThrow(/very long/)
  const start = performance.now()
  expect(pattern.match(`${'a'.repeat(60)}?`)).toEqual({ state: 'too slow' })
  expect(performance.now() - start).toBeLessThan(5000)
})

test('a pattern cannot leave its context', () => {
  const pattern = new RulePattern(String.raw`(?<serial>x)"\);globalThis\.left=1;\("`)
  expect(pattern.match('x')).toEqual({ state: 'not mine' })
})

test('any text is answered', () => {
  const pattern = new RulePattern(String.raw`(?<ipn>[A-Z]{2}\d{4})-(?<batch>.+)`)
  assert(
    property(string({ unit: constantFrom('A', '1', '-', '\u001d', 'é', '\n', '"') }), (text) => {
      expect(['fits', 'not mine']).toContain(pattern.match(text).state)
    }),
  )
})

test('known names lead to objects', () => {
  expect(cluesOfFields({ stockitem: '7', ipn: 'A-1', colour: 'red', part: 'seven', order: '' })).toMatchObject({
    objects: [{ model: 'stockitem', pk: 7 }],
    partNumbers: ['A-1'],
    order: null,
  })
})
