import { createHash, timingSafeEqual } from 'node:crypto'
import { AppError } from '@scanbench/plugin'
import { NOBODY, STATION, type Actor } from './actor.ts'
import type { PasswordGate } from './password-gate.ts'
import type { Tokens } from './tokens.ts'
import type { WindowAccess } from './window-access.ts'

interface Parts {
  gate: PasswordGate
  tokens: Tokens
  windowAccess: WindowAccess
  /** Of the running station, for a second start on the same data folder; null: nobody may. */
  stationSecret: string | null
}

/** Says who sent a request: by `Authorization`, else by the window's cookie, else nobody. Bad credentials reject with UNAUTHORIZED. */
export function createAuthenticate({ gate, tokens, windowAccess, stationSecret }: Parts) {
  const schemes: Readonly<Record<string, (credentials: string) => Promise<Actor>>> = {
    token: byToken,
    bearer: byToken,
    basic: byPassword,
    station: byStationSecret,
  }

  return async function authenticate(request: Request): Promise<Actor> {
    const header = request.headers.get('authorization')
    if (header === null) return byCookie(request)
    const [scheme = '', ...rest] = header.trim().split(/\s+/)
    const check = Object.hasOwn(schemes, scheme.toLowerCase()) ? schemes[scheme.toLowerCase()] : undefined
    if (check === undefined) throw new AppError('UNAUTHORIZED', `'${scheme}' is not a way to sign in here.`)
    return check(rest.join(' '))
  }

  async function byToken(value: string): Promise<Actor> {
    const actor = await tokens.verify(value)
    if (actor === null) throw new AppError('UNAUTHORIZED', 'Invalid token.')
    return actor
  }

  async function byPassword(encoded: string): Promise<Actor> {
    const credentials = Buffer.from(encoded, 'base64').toString('utf8')
    const colon = credentials.indexOf(':')
    if (colon < 0) throw new AppError('UNAUTHORIZED', 'Invalid basic header.')
    return gate.pass(credentials.slice(0, colon), credentials.slice(colon + 1))
  }

  async function byStationSecret(given: string): Promise<Actor> {
    if (stationSecret === null || !isSame(given, stationSecret))
      throw new AppError('UNAUTHORIZED', 'This is not the secret of the running station.')
    return STATION
  }

  /** A page of another origin gets no use of the cookie, even where the browser sends it along (a site is a host, not a port). */
  async function byCookie(request: Request): Promise<Actor> {
    const site = request.headers.get('sec-fetch-site')
    if (site === 'cross-site' || site === 'same-site') return NOBODY
    return (await windowAccess.actorOf(request.headers.get('cookie'))) ?? NOBODY
  }
}

function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
