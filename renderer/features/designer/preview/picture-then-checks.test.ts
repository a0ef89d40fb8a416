import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pictureThenChecks } from './picture-then-checks.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function bench({ isBroken = false } = {}) {
  const asked: string[] = []
  const seen: string[] = []
  const follow = pictureThenChecks<string, string>({
    async ask(request, isChecked) {
      asked.push(`${isChecked ? 'checks' : 'picture'} ${request}`)
      if (isBroken) throw new Error('no')
      return isChecked ? 'checked' : 'drawn'
    },
    onAnswer: (answer, request) => seen.push(`${request} ${answer}`),
    onError: (error) => seen.push(String(error)),
    onBusy: () => {},
    pauseMs: 200,
  })
  return { follow, asked, seen }
}

test('what is drawn is checked once nobody changes it for a while', async () => {
  const { follow, seen } = bench()
  follow.send('a')
  await vi.advanceTimersByTimeAsync(199)
  expect(seen).toEqual(['a drawn'])
  await vi.advanceTimersByTimeAsync(1)
  expect(seen).toEqual(['a drawn', 'a checked'])
})

test('who goes on editing gets pictures, and the checks of the last one alone', async () => {
  const { follow, asked, seen } = bench()
  for (const edit of ['a', 'b', 'c']) {
    follow.send(edit)
    await vi.advanceTimersByTimeAsync(100)
  }
  await vi.advanceTimersByTimeAsync(200)
  expect(seen).toEqual(['a drawn', 'b drawn', 'c drawn', 'c checked'])
  expect(asked.filter((one) => one.startsWith('checks'))).toEqual(['checks c'])
})

test('what could not be drawn is not checked', async () => {
  const { follow, asked, seen } = bench({ isBroken: true })
  follow.send('a')
  await vi.advanceTimersByTimeAsync(1000)
  expect([asked, seen]).toEqual([['picture a'], ['Error: no']])
})

test('whoever leaves is told nothing more', async () => {
  const { follow, asked, seen } = bench()
  follow.send('a')
  await vi.advanceTimersByTimeAsync(100)
  follow[Symbol.dispose]()
  await vi.advanceTimersByTimeAsync(1000)
  expect([seen, asked]).toEqual([['a drawn'], ['picture a']])
})
