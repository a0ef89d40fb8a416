import type { StationEvent } from '../../main/records/station-event.ts'

export type FeedState = 'connecting' | 'online' | 'offline' | 'signed-out'

export interface FeedOptions {
  fetch: (url: string, init: { signal: AbortSignal }) => Promise<Response>
  onEvent(event: StationEvent): void
  /** What is known may be out of date: read everything again. */
  onReset(): void
  onState(state: FeedState): void
  /** Silence after which the stream counts as dead. */
  silenceMs: number
  retryDelaysMs: readonly number[]
}

interface LongPollAnswer {
  epoch: string
  last: number
  events: StationEvent[]
  reset: boolean
}

const ADDRESS = '/api/station/events/'

/**
 * News of the station. Reads the stream and resumes from the last number it saw; where the stream stays silent
 * (a proxy that collects answers) it asks by long poll instead.
 */
export function openEventFeed(options: FeedOptions): Disposable {
  const stop = new AbortController()
  const place: { last: number | null; epoch: string | null } = { last: null, epoch: null }
  let isStreaming = true
  let failures = 0

  void run()
  return { [Symbol.dispose]: () => stop.abort() }

  async function run(): Promise<void> {
    options.onState('connecting')
    while (!stop.signal.aborted) {
      const outcome = await (isStreaming ? readStream() : longPoll()).catch(() => 'failed' as const)
      if (stop.signal.aborted) return
      if (outcome === 'signed-out') return options.onState('signed-out')
      if (outcome === 'silent') isStreaming = false
      if (outcome === 'failed') await rest()
    }
  }

  async function rest(): Promise<void> {
    options.onState('offline')
    const delays = options.retryDelaysMs
    const delayMs = delays[Math.min(failures, delays.length - 1)] ?? 0
    failures += 1
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delayMs)
      stop.signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
    })
  }

  /** `silent`: connected, but nothing ever came through. */
  async function readStream(): Promise<'failed' | 'silent' | 'signed-out'> {
    const watch = new AbortController()
    let heard = false
    let timer = setTimeout(() => watch.abort(), options.silenceMs)
    try {
      const response = await options.fetch(address({}), { signal: AbortSignal.any([stop.signal, watch.signal]) })
      if (response.status === 401) return 'signed-out'
      if (!response.ok || response.body === null) return 'failed'
      for await (const line of linesOf(response.body)) {
        clearTimeout(timer)
        timer = setTimeout(() => watch.abort(), options.silenceMs)
        heard = true
        take(JSON.parse(line) as StationEvent)
      }
      return 'failed'
    } catch (error) {
      if (watch.signal.aborted) return heard ? 'failed' : 'silent'
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  async function longPoll(): Promise<'done' | 'failed' | 'signed-out'> {
    const response = await options.fetch(address({ wait: '25' }), { signal: stop.signal })
    if (response.status === 401) return 'signed-out'
    if (!response.ok) return 'failed'
    const answer = (await response.json()) as LongPollAnswer
    online(answer.epoch, answer.reset)
    for (const event of answer.events) take(event)
    place.last = answer.last
    return 'done'
  }

  function take(event: StationEvent): void {
    if (event.type === 'heartbeat' || event.type === 'reset') online(event.data.epoch, event.type === 'reset')
    else options.onEvent(event)
    place.last = event.number
  }

  /** A new epoch is a new run of the station: its numbers began again. */
  function online(epoch: string, reset: boolean): void {
    const isRestarted = place.epoch !== null && place.epoch !== epoch
    place.epoch = epoch
    failures = 0
    options.onState('online')
    if (reset || isRestarted) options.onReset()
  }

  function address(query: Record<string, string>): string {
    const after = place.last === null ? {} : { after: String(place.last) }
    const epoch = place.epoch === null ? {} : { epoch: place.epoch }
    const search = new URLSearchParams({ ...after, ...epoch, ...query }).toString()
    return search === '' ? ADDRESS : `${ADDRESS}?${search}`
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      yield* lines.filter((line) => line !== '')
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
