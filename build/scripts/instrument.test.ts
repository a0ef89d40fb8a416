import { stripTypeScriptTypes } from 'node:module'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { instrument } from './instrument.ts'

const SOURCE = `
type Either<T> = T extends string ? 'a' : 'b'
const sign = (value: number): string => (value > 0 ? '+' : value < 0 ? '-' : '')
function count(values: readonly (number | null)[]): number {
  let sum = 0
  for (const value of values) if (value !== null && value > 0) sum += value
  else sum += 1
  switch (sum) {
    case 3:
      return 30
    default:
      return sum ?? 0
  }
}
const made = () => ({ sign: sign(-1), count: count([1, null, 1]) })
result = made()
`

function run(source: string): { result: unknown; counters: number[] } {
  const counters: number[] = Array.from({ length: 40 }, () => 0)
  const scope = { counters, result: null as unknown }
  runInNewContext(stripTypeScriptTypes(source), scope)
  return { result: scope.result, counters }
}

test('an instrumented program does what it did, and counts each branch that it takes', () => {
  const { source, counters, words } = instrument(SOURCE, { first: 2, counters: 'counters' })
  const { result, counters: taken } = run(source)
  expect(result).toEqual(run(SOURCE).result)
  expect({ counters, words, before: taken.slice(0, 2) }).toEqual({
    counters: 14,
    words: ['+', '-', ''],
    before: [0, 0],
  })
  expect(taken.filter((count) => count > 0).length).toBeGreaterThan(8)
  expect(taken.slice(2, 16)).toContain(0)
})
