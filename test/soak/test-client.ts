import type { Scan } from '../../main/records/scan-records.ts'
import { createTestStation } from '../support/test-station.ts'
import type { StationClient } from './station-client.ts'

/** A station inside of a test. */
export async function stationClient(): Promise<StationClient & AsyncDisposable> {
  await using stack = new AsyncDisposableStack()
  const test = stack.use(await createTestStation())
  const news = stack.use(await test.news())
  const owned = stack.move()
  const scans: Scan[] = []
  let read = 0
  return {
    json: (method, path, body) => test.json(method, path, body),
    get scans() {
      for (; read < news.events.length; read += 1) {
        const event = news.events[read]
        if (event?.type === 'scan.captured') scans.push(event.data)
      }
      return scans
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}
