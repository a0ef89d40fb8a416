import { AppError } from '@scanbench/plugin'
import { fromWire, toWire } from '@scanbench/plugin/host'
import { expect, test } from 'vitest'
import { StageFailure } from './life/stage-failure.ts'
import { traceOf } from './trace-of.ts'

test('what a plugin threw in a process of its own is told by its own lines', () => {
  const thrown = new TypeError('no grade')
  const trace = traceOf(new StageFailure('activate', 'Quality', fromWire(toWire(thrown))))
  expect(trace).toBe(thrown.stack)
})

test('what a far side wrapped is told by what it wrapped', () => {
  const thrown = new ReferenceError('undefinedName is not defined')
  const wrapped = new AppError('PLUGIN_LOAD_FAILED', 'It cannot be imported', { cause: thrown })
  expect(traceOf(fromWire(toWire(wrapped)))).toBe(thrown.stack)
})

test('what a plugin threw in the station is told by the innermost cause', () => {
  const thrown = new RangeError('too far')
  expect(traceOf(new Error('outer', { cause: thrown }))).toBe(thrown.stack)
})

test('what the station refuses has no trace, and neither has what is no error', () => {
  const refused = new AppError('PLUGIN_VERSION_MISMATCH', 'It needs version 9.')
  expect([traceOf(refused), traceOf('just words')]).toEqual(['', ''])
})

test('a circle of causes ends', () => {
  const [first, second] = [new Error('first'), new Error('second')]
  first.cause = second
  second.cause = first
  expect(traceOf(first)).toContain('first')
})
