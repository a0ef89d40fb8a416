import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { STATION } from '../users/actor.ts'
import type { HostedStation } from './hosted-station.ts'

/** Only who can read the data folder knows it, and whoever can do that owns the station anyway. */
export const createSecret = (): string => randomBytes(32).toString('hex')

export const secretHeader = (secret: string): string => `Station ${secret}`

/** The station's door, through which the bearer of the secret goes as the station itself. */
export function admitSecret(
  station: Pick<HostedStation, 'fetch'>,
  secret: string,
): (request: Request) => Promise<Response> {
  const expected = digest(secretHeader(secret))
  return (request) => {
    const given = request.headers.get('authorization')
    const isOurs = given !== null && timingSafeEqual(digest(given), expected)
    return isOurs ? station.fetch(request, { actor: STATION }) : station.fetch(request)
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
