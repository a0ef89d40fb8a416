import { AppError } from '@scanbench/plugin'

/** The one name the window has: a cookie belongs to a name, and every server on this machine shares `127.0.0.1`. */
const WINDOW_HOST = 'scanbench.localhost'

/** No cookie is given out under a name that other programs answer to as well. */
export function checkWindowHost(request: Request): void {
  const url = new URL(request.url)
  if (url.hostname === WINDOW_HOST) return
  url.hostname = WINDOW_HOST
  throw new AppError('FORBIDDEN', `Sign in at ${url.origin}/ instead. Programs use a token at this address.`)
}
