import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export interface Secrets {
  token: string | null
  secret: string | null
}

/** A signature over the body where there is a secret, else the token, else nothing is asked. */
export function isVerified({ token, secret }: Secrets, header: string | null, body: Uint8Array): boolean {
  if (secret !== null) return isSame(header ?? '', signature(secret, body))
  return token === null || isSame(header ?? '', token)
}

/** Base64 of HMAC-SHA-256. */
export function signature(secret: string, body: Uint8Array): string {
  return createHmac('sha256', secret).update(body).digest('base64')
}

/** Takes as long for a near miss as for a wild guess. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
