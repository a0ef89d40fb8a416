import { AppError } from '@scanbench/plugin'

/** Refuses requests under a foreign name (DNS rebinding) and from pages of another origin. */
export function checkSource(request: Request, allowedHosts: readonly string[]): void {
  const url = new URL(request.url)
  const host = request.headers.get('host') ?? url.host
  for (const name of [hostName(`http://${host}`), url.hostname])
    if (name === null || !allowedHosts.includes(name))
      throw new AppError('FORBIDDEN', `This station does not answer under the name '${name ?? host}'.`)
  const origin = request.headers.get('origin')
  if (origin !== null && origin !== `${url.protocol}//${url.host}`)
    throw new AppError('FORBIDDEN', 'Pages of other origins may not use this station.')
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A write that is allowed by the cookie alone must come from our own page: the browser says so by `Sec-Fetch-Site`
 * or by an `Origin`, which was held against ours before.
 */
export function checkWindowWrite(request: Request): void {
  if (READING.has(request.method)) return
  const site = request.headers.get('sec-fetch-site')
  const isOurs = site === null ? request.headers.has('origin') : site === 'same-origin' || site === 'none'
  if (!isOurs) throw new AppError('FORBIDDEN', 'CSRF check failed: this change does not come from the window itself.')
}

function hostName(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname : null
}
