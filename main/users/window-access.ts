import { createHash, randomBytes } from 'node:crypto'
import { AppError } from '@scanbench/plugin'
import type { Database } from '../storage/database.ts'
import type { Actor } from './actor.ts'
import { actorFor, STATION_USER } from './users.ts'

const COOKIE = '__Host-scanbench'
const FLAGS = 'Path=/; Secure; HttpOnly; SameSite=Strict'
const TICKET_LIFE_MS = 2 * 60_000
const DAY_MS = 24 * 3_600_000
const SESSION_LIFE_MS = 30 * DAY_MS

/** How a window gets in: by a ticket the program gave it or by a password, and from then on by its cookie. */
export class WindowAccess {
  readonly #database: Database
  readonly #clock: () => Date
  /** Hash of each open ticket, and until when it is good. */
  readonly #tickets = new Map<string, number>()

  constructor({ database, clock }: { database: Database; clock: () => Date }) {
    this.#database = database
    this.#clock = clock
  }

  /** Good once and for two minutes, for the user of this station. */
  createTicket(): string {
    const ticket = secret()
    const now = this.#clock().getTime()
    for (const [hash, until] of this.#tickets) if (until < now) this.#tickets.delete(hash)
    this.#tickets.set(hashOf(ticket), now + TICKET_LIFE_MS)
    return ticket
  }

  async redeem(ticket: string): Promise<{ cookie: string; actor: Actor }> {
    const hash = hashOf(ticket)
    const until = this.#tickets.get(hash)
    this.#tickets.delete(hash)
    if (until === undefined || until < this.#clock().getTime())
      throw new AppError('UNAUTHORIZED', 'This link was used before or is too old. Open the window from the program.')
    return this.open(await this.#stationActor())
  }

  /** The user of this station at its own window. */
  async #stationActor(): Promise<Actor> {
    const row = await this.#users().where('username', '=', STATION_USER).executeTakeFirst()
    if (row === undefined) throw new AppError('UNAUTHORIZED', `The user '${STATION_USER}' is switched off.`)
    return actorFor(row, 'window')
  }

  /** Starts a session for somebody whose identity is known. */
  async open(actor: Actor): Promise<{ cookie: string; actor: Actor }> {
    if (actor.user === null) throw new AppError('FORBIDDEN', 'Only users have a window. Sign in as a user first.')
    const key = secret()
    const now = this.#clock()
    await this.#database.write.deleteFrom('session').where('expiry', '<', now.toISOString()).execute()
    await this.#database.write
      .insertInto('session')
      .values({ key_hash: hashOf(key), user: actor.user, created: now.toISOString(), expiry: this.#expiry() })
      .execute()
    return { cookie: `${COOKIE}=${key}; ${FLAGS}`, actor: { ...actor, via: 'window' } }
  }

  /** Whose window sent this `Cookie` header, or null. */
  async actorOf(cookies: string | null): Promise<Actor | null> {
    const key = sessionKey(cookies)
    if (key === null) return null
    const row = await this.#users()
      .innerJoin('session', 'session.user', 'user.pk')
      .where('session.key_hash', '=', hashOf(key))
      .where('session.expiry', '>=', this.#clock().toISOString())
      .select('session.expiry')
      .executeTakeFirst()
    if (row === undefined) return null
    await this.#extend(key, row.expiry)
    return actorFor(row, 'window')
  }

  /** Ends the session of this `Cookie` header; the answer is the header that removes the cookie. */
  async close(cookies: string | null): Promise<string> {
    const key = sessionKey(cookies)
    if (key !== null) await this.#database.write.deleteFrom('session').where('key_hash', '=', hashOf(key)).execute()
    return `${COOKIE}=; ${FLAGS}; Max-Age=0`
  }

  /** A window that stays open stays signed in; one write a day does it. */
  async #extend(key: string, expiry: string): Promise<void> {
    if (Date.parse(expiry) - this.#clock().getTime() > SESSION_LIFE_MS - DAY_MS) return
    await this.#database.write
      .updateTable('session')
      .set({ expiry: this.#expiry() })
      .where('key_hash', '=', hashOf(key))
      .execute()
  }

  #expiry(): string {
    return new Date(this.#clock().getTime() + SESSION_LIFE_MS).toISOString()
  }

  #users() {
    return this.#database.write
      .selectFrom('user')
      .select(['user.pk', 'user.username', 'user.is_staff', 'user.is_superuser'])
      .where('user.is_active', '=', 1)
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

/** The database and the memory hold hashes only: a copy of them lets nobody in. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

function sessionKey(cookies: string | null): string | null {
  const pairs = (cookies ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? null
}
