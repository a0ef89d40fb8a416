import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type FeedState, openEventFeed } from './events.ts'

describe('openEventFeed', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('resumes from the last number it saw', async () => {
    using feed = start([stream([beat(4), news(5)]), stream([beat(5), news(6)]), pending])
    await vi.waitUntil(() => feed.urls.length === 3)
    expect(feed.told).toEqual({
      urls: ['/api/station/events/', '/api/station/events/?after=5&epoch=a', '/api/station/events/?after=6&epoch=a'],
      events: [5, 6],
      resets: 0,
      states: ['connecting', 'online', 'offline', 'online', 'offline'],
    })
  })

  test('an event cut in pieces arrives whole', async () => {
    const text = `${JSON.stringify(news(1))}\n`
    using feed = start([chunks([text.slice(0, 9), text.slice(9, 20), text.slice(20)]), pending])
    await vi.waitUntil(() => feed.urls.length === 2)
    expect(feed.told.events).toEqual([1])
  })

  test('a restarted station, or one too far ahead, means: read everything again', async () => {
    using feed = start([
      stream([beat(4)]),
      stream([beat(0, 'b')]),
      stream([{ ...beat(9, 'b'), type: 'reset' }]),
      pending,
    ])
    await vi.waitUntil(() => feed.urls.length === 4)
    expect([feed.told.resets, feed.urls.at(-1)]).toEqual([2, '/api/station/events/?after=9&epoch=b'])
  })

  test('a stream that stays silent from the start is replaced by long poll', async () => {
    const answer = { epoch: 'a', last: 3, events: [news(3)], reset: false }
    using feed = start([pending, async () => Response.json(answer), pending])
    await vi.advanceTimersByTimeAsync(12_000)
    await vi.waitUntil(() => feed.urls.length === 3)
    expect({ ...feed.told, states: feed.states.at(-1) }).toEqual({
      urls: ['/api/station/events/', '/api/station/events/?wait=25', '/api/station/events/?after=3&epoch=a&wait=25'],
      events: [3],
      resets: 0,
      states: 'online',
    })
  })

  test('a stream that falls silent later is opened anew', async () => {
    using feed = start([open([beat(7)]), pending])
    await vi.advanceTimersByTimeAsync(13_000)
    expect([feed.urls.at(-1), feed.states.at(-1)]).toEqual(['/api/station/events/?after=7&epoch=a', 'offline'])
  })

  test('without a sign-in it stops and says so', async () => {
    using feed = start([async () => new Response('{}', { status: 401 })])
    await vi.waitUntil(() => feed.states.includes('signed-out'))
    expect(feed.urls).toHaveLength(1)
  })
})

type Answer = (signal: AbortSignal) => Promise<Response>

function start(answers: Answer[]) {
  const urls: string[] = []
  const events: number[] = []
  const states: FeedState[] = []
  const told = { urls, events, resets: 0, states }
  const feed = openEventFeed({
    fetch: (url, { signal }) => {
      const answer = answers[urls.length] ?? pending
      urls.push(url)
      return answer(signal)
    },
    onEvent: ({ number }) => events.push(number),
    onReset: () => (told.resets += 1),
    onState: (state) => state !== states.at(-1) && states.push(state),
    silenceMs: 12_000,
    retryDelaysMs: [10],
  })
  return { told, urls, states, [Symbol.dispose]: () => feed[Symbol.dispose]() }
}

function beat(number: number, epoch = 'a') {
  return { number, time: '', type: 'heartbeat', data: { epoch } }
}

function news(number: number) {
  return { number, time: '', type: 'plugin.changed', data: { key: 'x', active: true } }
}

function stream(values: object[]): Answer {
  return chunks(values.map((value) => `${JSON.stringify(value)}\n`))
}

function chunks(texts: string[]): Answer {
  return async () => new Response(streamOf(texts, true))
}

/** Says its values and then nothing, until it is aborted. */
function open(values: object[]): Answer {
  const texts = values.map((value) => `${JSON.stringify(value)}\n`)
  return async (signal) => new Response(streamOf(texts, false, signal))
}

function streamOf(texts: string[], ends: boolean, signal?: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      texts.forEach((text) => controller.enqueue(new TextEncoder().encode(text)))
      if (ends) controller.close()
      signal?.addEventListener('abort', () => controller.error(signal.reason))
    },
  })
}

const pending: Answer = (signal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
