import { STATION } from '../../main/users/actor.ts'
import type { TestStation } from './test-station.ts'

/** Status and body of an answer, refusals too. */
export async function callStation(
  { station }: TestStation,
  method: string,
  path: string,
  body?: unknown,
): Promise<[status: number, body: unknown]> {
  const headers = { 'Content-Type': 'application/json' }
  const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) }
  const response = await station.fetch(new Request(`http://127.0.0.1${path}`, init), { actor: STATION })
  return [response.status, response.status === 204 ? null : await response.json()]
}
