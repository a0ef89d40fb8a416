import type { TextStep } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenLines, withBrokenLines } from './broken-lines.ts'
import { textWidthDots } from './text-width.ts'

const BLOCK: TextStep = {
  kind: 'text',
  x: 10,
  y: 10,
  rotation: 0,
  widthDots: 120,
  fontHeightDots: 20,
  fontWidthDots: 20,
  lines: 3,
  align: 'left',
  text: '',
}

test.each([
  ['short', ['short']],
  ['some words of a name', ['some words', 'of a name']],
  ['first\nsecond', ['first', 'second']],
  ['HHHHHHHHHHHHHHH word', ['HHHHHHHHH', 'HHHHHH', 'word']],
  ['', ['']],
])('%j is broken into %j', (text, lines) => {
  expect(brokenLines({ ...BLOCK, text })).toEqual(lines)
})

test('no line is wider than its block, and no letter is lost', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 30, max: 400 }), (text, widthDots) => {
      const lines = brokenLines({ ...BLOCK, widthDots, text })
      for (const line of lines) expect(textWidthDots(line, 20) <= widthDots || Array.from(line).length === 1).toBe(true)
      expect(lines.join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''))
    }),
  )
})

test('what has no line left is printed over the last one', () => {
  const label = { widthDots: 400, heightDots: 240, dotsPerMm: 8, steps: [{ ...BLOCK, lines: 2, text: 'a\nb\nc\nd' }] }
  const texts = withBrokenLines(label).steps.map((step) => step.kind === 'text' && step.text)
  expect(texts).toEqual(['a\nb', '\nc', '\nd'])
})
