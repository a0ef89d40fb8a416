import type { StationEvent } from '../../main/records/station-event.ts'

/** The event stream as a client reads it. */
export interface EventReader extends Disposable {
  /** The next line; undefined at the end of the stream. */
  next(): Promise<StationEvent | undefined>
}

export async function readEvents(url: string, headers: Record<string, string>): Promise<EventReader> {
  const abort = new AbortController()
  const response = await fetch(url, { headers, signal: abort.signal })
  if (response.body === null || !response.ok) throw new Error(`${url} answered ${response.status}`)
  const lines = linesOf(response.body)
  return {
    async next() {
      const { value } = await lines.next()
      return value === undefined ? undefined : (JSON.parse(value) as StationEvent)
    },
    [Symbol.dispose]: () => abort.abort(),
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  return undefined
}
