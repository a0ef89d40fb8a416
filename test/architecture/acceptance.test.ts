import { describe, expect, test } from 'vitest'
import { ACCEPTANCE, FINISHED } from './acceptance.ts'
import { rowsNamedBy, testTitles, titlesIn } from './test-titles.ts'

const COUNTS = { L: 45, A: 17, S: 17, M: 50, U: 12, K: 27, B: 35, P: 34, C: 8 }

const ids = ACCEPTANCE.map(({ id }) => id)
const named = testTitles().flatMap(({ file, title }) => rowsNamedBy(title).map((id) => ({ id, file })))
const covered = new Set(named.map(({ id }) => id))
const uncovered = (stages: readonly string[]) =>
  ACCEPTANCE.filter(({ id, stage }) => stages.includes(stage) && !covered.has(id))

describe('acceptance', () => {
  test('the table has every row once', () => {
    const expected = Object.entries(COUNTS).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`),
    )
    expect(ids.toSorted()).toEqual(expected.toSorted())
    expect(new Set(ACCEPTANCE.map(({ behaviour }) => behaviour)).size).toBe(ids.length)
  })

  test('tests name rows that exist', () => {
    expect(named.filter(({ id }) => !ids.includes(id))).toEqual([])
  })

  test('every row of a finished stage is covered by a test', () => {
    expect(uncovered(FINISHED).map(({ id, behaviour }) => `${id}: ${behaviour}`)).toEqual([])
  })

  test('what nobody covers yet is told, stage by stage', () => {
    const stages = new Set(ACCEPTANCE.map(({ stage }) => stage))
    const lines = [...stages].map((stage) => {
      const lacking = uncovered([stage]).map(({ id }) => id)
      return [`acceptance, ${stage}: ${lacking.length} rows without a test`, ...lacking].join(' ')
    })
    process.stdout.write(`${lines.join('\n')}\n`)
    expect([...stages]).toEqual(['plugins', 'devices', 'labels', 'later'])
  })

  test('rows are read from titles as they are written, of tables too', () => {
    const text =
      "test('a (M01)', f); it.each([1])('b %s (L21, L22)', f); describe('c (X01) (S01 S02)', f); run('d (M02)')"
    expect(titlesIn(text).map(rowsNamedBy)).toEqual([['M01'], ['L21', 'L22'], ['S01', 'S02']])
  })
})
