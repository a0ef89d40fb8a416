import { mkdtempDisposableSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { createLog } from './pino-log.ts'

const temporaryFolder = () => mkdtempDisposableSync(join(tmpdir(), 'scanbench-'))
const anyTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/u) as string

function linesOf(text: string): unknown[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
}

test('a line carries time, level, message, the fields of its logger and its details, in the file and in memory', async () => {
  using folder = temporaryFolder()
  const expected = [
    { time: anyTime, level: 'info', message: 'started' },
    { time: anyTime, level: 'warn', machine: 'm1', message: 'port is gone', path: '/dev/ttyS9', password: '***' },
  ]
  const log = createLog({ folder: folder.path, level: 'info', output: null })
  log.debug('not wanted')
  log.info('started')
  log.with({ machine: 'm1' }).warn('port is gone', { path: '/dev/ttyS9', password: 'x' })
  expect(log.recent()).toEqual(expected)
  await log[Symbol.asyncDispose]()
  expect(linesOf(readFileSync(join(folder.path, 'logs', 'scanbench.log'), 'utf8'))).toEqual(expected)
})

test('what a line brings stands neither for its level nor for the fields of its logger', async () => {
  using folder = temporaryFolder()
  await using log = createLog({ folder: folder.path, level: 'info', output: null })
  const plugin = log.with({ plugin: 'floods' })
  plugin.info('said', { plugin: 'floods', count: 1 })
  plugin.info('forged', { plugin: 'other', level: 'error', message: 'x', time: 0 })
  const besides = { plugin: 'other', level: 'error', message: 'x', time: 0 }
  const lines = [
    { time: anyTime, level: 'info', plugin: 'floods', message: 'said', count: 1 },
    { time: anyTime, level: 'info', plugin: 'floods', message: 'forged', besides },
  ]
  expect(log.recent()).toEqual(lines)
  await log[Symbol.asyncDispose]()
  const text = readFileSync(join(folder.path, 'logs', 'scanbench.log'), 'utf8')
  expect(linesOf(text)).toEqual(lines)
  expect(text.match(/"plugin":"floods"/gu)).toHaveLength(2)
})

test('the log goes to the given output as well', async () => {
  using folder = temporaryFolder()
  const output = new PassThrough()
  {
    await using log = createLog({ folder: folder.path, level: 'info', output })
    log.info('hello')
  }
  expect(linesOf(String(output.read()))).toEqual([{ time: anyTime, level: 'info', message: 'hello' }])
})

test('a thousand lines stay in memory, and the file is turned over at 10 MB', async () => {
  using folder = temporaryFolder()
  {
    await using log = createLog({ folder: folder.path, level: 'info', output: null })
    const filler = 'x'.repeat(10_000)
    for (let number = 1; number <= 1100; number += 1) log.info(String(number), { filler })
    expect([log.recent().length, log.recent()[0]?.message]).toEqual([1000, '101'])
  }
  const files = readdirSync(join(folder.path, 'logs'))
  const sizes = files.map((file) => statSync(join(folder.path, 'logs', file)).size)
  expect([files.toSorted(), Math.max(...sizes) < 11e6]).toEqual([['scanbench.1.log', 'scanbench.log'], true])
})
