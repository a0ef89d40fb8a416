/** What the station answered instead of the thing asked for. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  /** Stable code for searching, such as `DEVICE_BUSY` or `HTTP 500`. */
  readonly code: string
  /** Messages by field; nested fields as `items.0.quantity`. */
  readonly fields: Readonly<Record<string, string[]>>

  constructor(problem: { status: number; code: string; detail: string; fields: Record<string, string[]> }) {
    super(problem.detail)
    this.status = problem.status
    this.code = problem.code
    this.fields = problem.fields
  }
}

/** Reads the error bodies of the API: `{ detail }`, `{ error }`, `{ field: [texts] }`, a plain list of texts. */
export function readApiError(status: number, body: unknown): ApiError {
  const fields: Record<string, string[]> = {}
  const record = isRecord(body) ? body : {}
  const told = textOf(record['detail']) ?? textOf(record['error'])
  if (told === null) collectFields(body, [], fields)
  const general = fields['non_field_errors'] ?? fields[''] ?? []
  const detail = told ?? (general.join(' ') || firstMessage(fields) || `The station answered with status ${status}.`)
  return new ApiError({ status, code: textOf(record['code']) ?? `HTTP ${status}`, detail, fields })
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401
}

function collectFields(value: unknown, path: string[], into: Record<string, string[]>): void {
  if (typeof value === 'string') {
    const key = path.join('.')
    into[key] = [...(into[key] ?? []), value]
  } else if (Array.isArray(value)) {
    value.forEach((entry, index) =>
      collectFields(entry, typeof entry === 'string' ? path : [...path, String(index)], into),
    )
  } else if (isRecord(value)) {
    for (const [key, entry] of Object.entries(value)) collectFields(entry, [...path, key], into)
  }
}

function firstMessage(fields: Record<string, string[]>): string | undefined {
  const [entry] = Object.entries(fields)
  return entry && `${entry[0]}: ${entry[1].join(' ')}`
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
