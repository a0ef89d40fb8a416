import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readEvents, type EventReader } from '../../../test/support/event-reader.ts'
import { createTestDoor, type TestDoor } from '../../../test/support/test-door.ts'
import { EventLog, type News } from '../../events/event-log.ts'
import { eventStream } from '../news/event-stream.ts'
import type { News as Poll } from '../news/long-poll.ts'

const news = (key: string): News => ({ type: 'plugin.changed', data: { key, active: true } })

let station: TestDoor
let headers: Record<string, string>

beforeEach(async () => {
  station = await createTestDoor({ heartbeatMs: 20 })
  const actor = { user: station.station, username: 'station', isStaff: true, isSuperuser: true, plugin: null }
  const { token } = await station.tokens.obtain({ ...actor, via: 'token' }, 'test')
  headers = { authorization: `Token ${token}` }
})
afterEach(() => station[Symbol.asyncDispose]())

function read(query = ''): Promise<EventReader> {
  return readEvents(`http://127.0.0.1:${station.port}/api/station/events/${query}`, headers)
}

async function poll(query: string): Promise<Poll> {
  const { body } = await station.send(`/api/station/events/${query}`, { headers })
  return JSON.parse(body) as Poll
}

/** The next that is no heartbeat. */
async function nextNews(reader: EventReader): Promise<[number, string] | undefined> {
  for (;;) {
    const event = await reader.next()
    if (event === undefined) return undefined
    if (event.type !== 'heartbeat') return [event.number, event.type]
  }
}

function publish(count: number): void {
  for (let number = 0; number < count; number++) station.events.publish(news(`n${number}`))
}

test('the stream begins with the run of the station and goes on with news as they come', async () => {
  publish(1)
  using reader = await read()
  expect(await reader.next()).toMatchObject({ number: 1, type: 'heartbeat', data: { epoch: station.events.epoch } })
  publish(2)
  expect([await nextNews(reader), await nextNews(reader)]).toEqual([
    [2, 'plugin.changed'],
    [3, 'plugin.changed'],
  ])
})

test('a client that was away goes on after the number it saw last', async () => {
  publish(3)
  using reader = await read(`?after=1&epoch=${station.events.epoch}`)
  expect([await nextNews(reader), await nextNews(reader)]).toEqual([
    [2, 'plugin.changed'],
    [3, 'plugin.changed'],
  ])
})

test('a client of another run, or too far behind, is told to read everything again', async () => {
  publish(10_002)
  for (const query of ['?after=10002&epoch=other', '?after=1', '?after=99999']) {
    using reader = await read(query)
    expect([await nextNews(reader), publish(1), await nextNews(reader)]).toEqual([
      [station.events.last - 1, 'reset'],
      undefined,
      [station.events.last, 'plugin.changed'],
    ])
  }
})

test('a heartbeat comes while nothing happens', async () => {
  using reader = await read()
  expect([(await reader.next())?.type, (await reader.next())?.type, (await reader.next())?.type]).toEqual([
    'heartbeat',
    'heartbeat',
    'heartbeat',
  ])
})

test('the type of the stream is NDJSON, and nobody reads it without rights', async () => {
  const abort = new AbortController()
  const url = `http://127.0.0.1:${station.port}/api/station/events/`
  const response = await fetch(url, { headers, signal: abort.signal })
  expect([response.headers.get('content-type'), (await fetch(url)).status]).toEqual(['application/x-ndjson', 401])
  abort.abort()
})

/** Told when a subscription of the log ends. */
function spyOnRelease() {
  const released = vi.fn<() => void>()
  const subscribe = station.events.subscribe.bind(station.events)
  const subscribed = vi.spyOn(station.events, 'subscribe').mockImplementation((listener) => {
    const subscription = new DisposableStack()
    subscription.use(subscribe(listener))
    subscription.defer(released)
    return subscription
  })
  return { subscribed, released }
}

test('a client that goes away is forgotten', async () => {
  const { released } = spyOnRelease()
  const reader = await read()
  await reader.next()
  reader[Symbol.dispose]()
  await vi.waitFor(() => expect(released).toHaveBeenCalledTimes(1))
})

test('a long poll that is given up is forgotten', async () => {
  const { subscribed, released } = spyOnRelease()
  const abort = new AbortController()
  const url = `http://127.0.0.1:${station.port}/api/station/events/?wait=25`
  const answer = fetch(url, { headers, signal: abort.signal }).catch((error: Error) => error.name)
  await vi.waitFor(() => expect(subscribed).toHaveBeenCalled())
  abort.abort()
  await vi.waitFor(() => expect(released).toHaveBeenCalledTimes(1))
  expect(await answer).toBe('AbortError')
})

test('a reader that falls 1000 behind is let go, a backlog from before it came does not count', async () => {
  const events = new EventLog({ clock: () => new Date() })
  for (let number = 0; number < 5000; number++) events.publish(news('x'))
  const parts = { events, heartbeatMs: 1_000_000, signal: new AbortController().signal }
  const reader = eventStream({ ...parts, position: { after: 0, isReset: false } }).getReader()
  for (let number = 0; number < 1000; number++) events.publish(news('x'))
  expect((await reader.read()).done).toBe(false)
  events.publish(news('x'))
  expect((await reader.read()).done).toBe(true)
})

test('an aborted request ends its stream', async () => {
  const abort = new AbortController()
  const events = new EventLog({ clock: () => new Date() })
  const position = { after: 0, isReset: false }
  const reader = eventStream({ events, heartbeatMs: 1_000_000, signal: abort.signal, position }).getReader()
  await reader.read()
  const end = reader.read()
  abort.abort()
  expect((await end).done).toBe(true)
})

test('a long poll answers with what is new at once', async () => {
  publish(2)
  expect(await poll('?wait=25&after=1')).toMatchObject({ last: 2, events: [{ number: 2 }], reset: false })
})

test('a long poll waits for news', async () => {
  const waiting = vi.spyOn(station.events, 'subscribe')
  const answer = poll('?wait=25&after=0')
  await vi.waitFor(() => expect(waiting).toHaveBeenCalled())
  publish(1)
  expect(await answer).toMatchObject({ epoch: station.events.epoch, last: 1, events: [{ number: 1 }], reset: false })
})

test('a long poll without news answers when the time is over', async () => {
  publish(1)
  expect(await poll('?wait=0.01')).toEqual({ epoch: station.events.epoch, last: 1, events: [], reset: false })
})

test('a long poll of another run is told to read everything again', async () => {
  publish(1)
  expect(await poll('?wait=25&after=7&epoch=other')).toMatchObject({ last: 1, events: [], reset: true })
})

test('a long poll gives at most 1000 news and the number to go on from', async () => {
  publish(1500)
  const first = await poll('?wait=0&after=0')
  const second = await poll(`?wait=0&after=${first.last}`)
  expect([first.events.length, first.last, second.events.length, second.last]).toEqual([1000, 1000, 500, 1500])
})
