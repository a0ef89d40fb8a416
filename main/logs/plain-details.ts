const SECRET = /password|token|secret|authorization|cookie/iu
const DEEPEST = 6

/**
 * Details of a log line as JSON can hold them: secrets are masked by the name of their key, bytes become hex (noise from a
 * scanner must be readable), errors keep code and stack.
 */
export function plainDetails(details: Record<string, unknown>): Record<string, unknown> {
  return plainObject(details, 0)
}

function plainObject(value: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(key, item, depth)]))
}

const masked = (key: string, item: unknown, depth: number): unknown =>
  SECRET.test(key) && item !== null && item !== undefined ? '***' : plain(item, depth + 1)

function plain(value: unknown, depth: number): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  if (value instanceof Date || value instanceof URL) return value
  if (depth > DEEPEST) return '…'
  if (value instanceof Error) return plainError(value, depth)
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1))
  return plainObject(value, depth)
}

function plainError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause } = error
  const own = plainObject(error, depth)
  return { ...own, name, message, stack, ...(cause === undefined ? {} : { cause: plain(cause, depth + 1) }) }
}
