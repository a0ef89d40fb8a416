import { AppError } from '@scanbench/plugin'

export type Body =
  | { kind: 'json'; value: unknown }
  /** The two form encodings: names and values in the order they came. */
  | { kind: 'form'; entries: [string, string | File][] }

/** What surrounds the files of a multipart body. */
const FORM_OVERHEAD = 64 * 1024

const READERS: Readonly<Record<string, (bytes: Uint8Array<ArrayBuffer>, type: string) => Body | Promise<Body>>> = {
  '': (bytes) => readJson(bytes),
  'application/json': (bytes) => readJson(bytes),
  'application/x-www-form-urlencoded': (bytes) => ({
    kind: 'form',
    entries: [...new URLSearchParams(new TextDecoder().decode(bytes))],
  }),
  'multipart/form-data': readMultipart,
}

/** The body in any of the encodings clients use. No body is an empty object. */
export async function readBody(request: Request, limitBytes: number): Promise<Body> {
  const type = request.headers.get('content-type') ?? ''
  const bytes = await readBytes(request, limitBytes)
  if (bytes.length === 0) return { kind: 'json', value: {} }
  const media = (type.split(';')[0] ?? '').trim().toLowerCase()
  const reader = Object.hasOwn(READERS, media) ? READERS[media] : undefined
  if (reader === undefined)
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', `Unsupported media type '${media}' in request.`)
  const body = await reader(bytes, type)
  if (body.kind === 'form') checkFiles(body.entries, limitBytes)
  return body
}

function readJson(bytes: Uint8Array): Body {
  try {
    return { kind: 'json', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch (error) {
    throw malformed(`JSON parse error - ${(error as Error).message}`)
  }
}

async function readMultipart(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Body> {
  try {
    const form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData()
    return { kind: 'form', entries: [...form] }
  } catch {
    // The reason given is the parser's own and says nothing to a client.
    throw malformed('Multipart form parse error.')
  }
}

/**
 * A body that is too long is read to its end and thrown away, so that the client is there for the answer; one that is
 * ten times too long is left unread. It is never cancelled: what then happens to it is the server's business.
 */
async function readBytes(request: Request, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (request.body === null) return new Uint8Array()
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  const most = limitBytes + FORM_OVERHEAD
  let length = 0
  for (let part = await reader.read(); !part.done && length <= 10 * most; part = await reader.read()) {
    if (length <= most) chunks.push(part.value)
    length += part.value.length
  }
  if (length > most) throw tooLarge(lastFileField(chunks), limitBytes)
  return new Uint8Array(Buffer.concat(chunks))
}

function checkFiles(entries: [string, string | File][], limitBytes: number): void {
  for (const [field, value] of entries)
    if (value instanceof File && value.size > limitBytes) throw tooLarge(field, limitBytes)
}

/** The field whose file was being read when the limit was passed. */
function lastFileField(chunks: Uint8Array[]): string {
  const text = Buffer.concat(chunks).toString('latin1')
  return [...text.matchAll(/name="([^"\r\n]{1,100})"; filename=/g)].at(-1)?.[1] ?? 'non_field_errors'
}

function tooLarge(field: string, limitBytes: number): AppError {
  const limitMb = Number((limitBytes / 1024 / 1024).toFixed(1))
  const message = `This is larger than the ${limitMb} MB that may be uploaded.`
  return new AppError('INVALID_INPUT', message, { details: Object.fromEntries([[field, [message]]]) })
}

function malformed(detail: string): AppError {
  return new AppError('INVALID_INPUT', detail, { details: { detail } })
}
