import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { STATION } from '../users/actor.ts'
import type { HostedStation } from './hosted-station.ts'

/** Only who can read the data folder knows it, and whoever can do that owns the station anyway. */
export const createSecret = (): string => randomBytes(32).toString('hex')

export const secretHeader = (secret: string): string => `Station ${secret}`

type Door = HostedStation['fetch']

/** The station's door, through which the bearer of the secret goes as the station itself. */
export function admitSecret(door: Door, secret: string): Door {
  const expected = digest(secretHeader(secret))
  return (request, context) => {
    const given = request.headers.get('authorization')
    const isOurs = given !== null && timingSafeEqual(digest(given), expected)
    return door(request, isOurs ? { ...context, actor: STATION } : context)
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
