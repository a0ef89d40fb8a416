/** The type is exact, without a charset: InvenTree's Python client compares the text. */
const HEADERS = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Authorization, Cookie' }

export function jsonAnswer(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { ...HEADERS, ...headers } })
}
