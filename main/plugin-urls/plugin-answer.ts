import { AppError } from '@scanbench/plugin'

/** A plugin says how its body is to be read, not who may read it: everything else is the station's business. */
const PASSED: ReadonlySet<string> = new Set([
  'cache-control',
  'content-disposition',
  'content-language',
  'content-type',
  'etag',
  'last-modified',
  'location',
  'retry-after',
])

/**
 * Whatever is shown of it is a page without an origin: it can neither read nor change anything in the station with the
 * rights of whoever looks at it.
 */
const POLICY = [
  'sandbox allow-forms allow-scripts allow-popups',
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

const NO_BODY: ReadonlySet<number> = new Set([204, 205, 304])

interface Content {
  bytes: string | Uint8Array<ArrayBuffer> | null
  type: string | null
}

/** What a plugin answered, as a response; throws PLUGIN_ACTION_FAILED when it is no answer. */
export function pluginAnswer(answer: unknown): Response {
  if (!isObject(answer) || !('body' in answer)) throw unusable('gave no { body }')
  const { status = 200, headers = {} } = answer
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599)
    throw unusable(`gave the status ${JSON.stringify(status)}`)
  const content = NO_BODY.has(status) ? { bytes: null, type: null } : contentOf(answer['body'])
  const response = new Response(content.bytes, { status, headers: passed(headers) })
  if (content.type !== null && !hasOwnType(headers)) response.headers.set('Content-Type', content.type)
  response.headers.set('Content-Security-Policy', POLICY)
  if (!response.headers.has('cache-control')) response.headers.set('Cache-Control', 'no-store')
  return response
}

function contentOf(body: unknown): Content {
  if (body === null || body === undefined) return { bytes: null, type: null }
  if (typeof body === 'string') return { bytes: body, type: 'text/plain; charset=utf-8' }
  if (body instanceof Uint8Array) return { bytes: new Uint8Array(body), type: 'application/octet-stream' }
  return { bytes: JSON.stringify(body), type: 'application/json' }
}

function passed(headers: unknown): Headers {
  const kept = new Headers()
  for (const [name, value] of Object.entries(isObject(headers) ? headers : {})) {
    if (!PASSED.has(name.toLowerCase()) || typeof value !== 'string') continue
    try {
      kept.set(name, value)
    } catch (cause) {
      throw unusable(`gave a header ${name} that cannot be sent`, cause)
    }
  }
  return kept
}

function hasOwnType(headers: unknown): boolean {
  return isObject(headers) && Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function unusable(what: string, cause?: unknown): AppError {
  return new AppError('PLUGIN_ACTION_FAILED', `The plugin ${what}. Ask its author.`, { cause })
}
