import { expect, test } from 'vitest'
import { LastLines } from './last-lines.ts'

test('lines are put together from pieces, each output for itself, and a last line without end counts', () => {
  const told: string[] = []
  const output = new LastLines((line) => void told.push(line))
  output.push('stdout', 'one\r\ntw')
  output.push('stderr', 'bad')
  output.push('stdout', 'o\n\n')
  output.end()
  expect([told, output.lines]).toEqual([
    ['one', 'two', 'bad'],
    ['one', 'two', 'bad'],
  ])
})

test('only the last fifty lines are kept, and none grows without bound', () => {
  const output = new LastLines(() => {})
  for (let line = 1; line <= 60; line += 1) output.push('stdout', `line ${line}\n`)
  output.push('stdout', 'x'.repeat(10_000))
  output.push('stdout', 'x'.repeat(10_000))
  output.end()
  expect([output.lines.length, output.lines[0], output.lines.at(-1)?.length]).toEqual([50, 'line 12', 2000])
})
