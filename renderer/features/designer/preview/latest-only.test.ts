import { expect, test } from 'vitest'
import { latestOnly } from './latest-only.ts'

function bench() {
  const sent: { request: string; answer: (text: string) => void; fail: (error: Error) => void }[] = []
  const seen: string[] = []
  const queue = latestOnly<string, string>({
    ask: (request) => new Promise((answer, fail) => sent.push({ request, answer, fail })),
    onAnswer: (answer, request) => seen.push(`${request}: ${answer}`),
    onError: (error) => seen.push(String(error)),
    onBusy: (isBusy) => seen.push(isBusy ? 'busy' : 'idle'),
  })
  return { queue, sent, seen, settled: () => new Promise((resolve) => setImmediate(resolve)) }
}

test('while one is on its way only the newest waits', async () => {
  const { queue, sent, seen, settled } = bench()
  for (const request of ['a', 'b', 'c']) queue.send(request)
  sent[0]?.answer('1')
  await settled()
  sent[1]?.answer('2')
  await settled()
  expect([sent.map(({ request }) => request), seen]).toEqual([
    ['a', 'c'],
    ['busy', 'busy', 'busy', 'a: 1', 'c: 2', 'idle'],
  ])
})

test('after an error the newest is asked for all the same', async () => {
  const { queue, sent, seen, settled } = bench()
  queue.send('a')
  queue.send('b')
  sent[0]?.fail(new Error('no'))
  await settled()
  expect([sent.length, seen]).toEqual([2, ['busy', 'busy', 'Error: no']])
})

test('whoever leaves hears no more', async () => {
  const { queue, sent, seen, settled } = bench()
  queue.send('a')
  queue[Symbol.dispose]()
  sent[0]?.answer('1')
  await settled()
  expect(seen).toEqual(['busy'])
})
