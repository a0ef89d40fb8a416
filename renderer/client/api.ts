import type { ApiAnswer } from '@scanbench/plugin/ui'
import { ApiError, readApiError } from './api-error.ts'

/** A list that was asked for with `limit`. */
export interface PageOf<T> {
  count: number
  next: string | null
  previous: string | null
  results: T[]
}

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'

/** Adds the query; what is undefined, null or empty is left out. */
export function withQuery(path: string, query: Query = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  if (entries.length === 0) return path
  const values = Object.fromEntries(entries.map(([key, value]) => [key, String(value)]))
  return `${path}?${new URLSearchParams(values).toString()}`
}

/** The one way to the station: relative addresses, JSON (or a form with a file) in, JSON out, `ApiError` for everything else. */
export async function callStation<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  return (await askStation<T>(method, path, body, signal)).data
}

/** The same, with the status for those who want it. */
export async function askStation<T>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<ApiAnswer<T>> {
  const response = await send(method, path, body, signal)
  const answer = await readJson(response)
  if (!response.ok) throw readApiError(response.status, answer)
  return { data: answer as T, status: response.status }
}

export function getFrom<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return callStation<T>('GET', withQuery(path, query), undefined, signal)
}

async function send(method: Method, path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers['Content-Type'] = 'application/json'
  try {
    return await fetch(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError({
      status: 0,
      code: 'CONNECTION_LOST',
      detail: 'The station does not answer. It is tried again by itself; your entries are kept.',
      fields: {},
    })
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    // A proxy or a crash answers with text or HTML; the status says enough.
    return null
  }
}
