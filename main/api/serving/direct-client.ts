import { AppError, type StationClient } from '@scanbench/plugin'
import { ERRORS } from '@scanbench/plugin/host'
import type { Actor } from '../../users/actor.ts'

/** The station's `fetch`, as the door offers it. */
export type StationFetch = (request: Request, context: { actor: Actor }) => Promise<Response>

/** The door for callers inside the process, such as bundled plugins: the same contract without a network. */
export function directClient(fetch: StationFetch, actor: Actor): StationClient {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const init: RequestInit = { method }
    if (body !== undefined) {
      init.body = JSON.stringify(body)
      init.headers = { 'Content-Type': 'application/json' }
    }
    const response = await fetch(new Request(new URL(path, 'http://127.0.0.1'), init), { actor })
    const answer: unknown = response.status === 204 ? null : await response.json()
    if (!response.ok) throw refusal(response.status, path, answer)
    return answer as T
  }

  return {
    get: (path, query = {}) => call('GET', withQuery(path, query)),
    post: (path, body = {}) => call('POST', path, body),
    patch: (path, body) => call('PATCH', path, body),
    delete: (path, body) => call('DELETE', path, body),
  }
}

function withQuery(path: string, query: Record<string, string | number | boolean>): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) parameters.set(key, String(value))
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`
}

/** The error a caller in the process gets for an HTTP refusal. */
function refusal(status: number, path: string, answer: unknown): AppError {
  const details = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {}
  const told = details['code']
  const row = Object.entries(ERRORS).find(
    ([name, error]) => name === told || (told === undefined && error.status === status),
  )
  const code = (row?.[0] ?? 'INTERNAL') as keyof typeof ERRORS
  const text = details['detail'] ?? details['error'] ?? `${path} answered ${status}`
  return new AppError(code, typeof text === 'string' ? text : JSON.stringify(text), { details })
}
