import { randomBytes } from 'node:crypto'
import { AppError } from '@scanbench/plugin'
import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../storage/database.ts'
import type { Tables, TokenTable } from '../storage/tables.ts'
import type { Actor } from './actor.ts'
import { actorFor } from './users.ts'

export interface Token {
  pk: number
  user: number
  name: string
  /** In full when it was made just now, else its first 8 and last 12 characters. */
  token: string
  created: string
  expiry: string
  last_seen: string | null
  active: boolean
  revoked: boolean
}

const LONGEST_NAME = 100

export class Tokens {
  readonly #database: Database
  readonly #clock: () => Date

  constructor({ database, clock }: { database: Database; clock: () => Date }) {
    this.#database = database
    this.#clock = clock
  }

  /** The token of this name; a new one when there is none or it has ended. */
  async obtain(actor: Actor, name: string): Promise<Token> {
    const user = await this.#owner(actor)
    const label = tokenName(name)
    return this.#database.write.transaction().execute(async (transaction) => {
      const same = await this.#valid(transaction)
        .where('token.user', '=', user)
        .where('token.name', '=', label)
        .orderBy('token.pk', 'desc')
        .executeTakeFirst()
      return this.#inFull(same ?? (await this.#insert(transaction, user, label)))
    })
  }

  async create(actor: Actor, name: string): Promise<Token> {
    const user = await this.#owner(actor)
    return this.#inFull(await this.#insert(this.#database.write, user, tokenName(name)))
  }

  /** Of one user, or of all with null. */
  async list(user: number | null): Promise<Token[]> {
    const all = this.#database.write.selectFrom('token').selectAll().orderBy('pk')
    const rows = await (user === null ? all : all.where('user', '=', user)).execute()
    return rows.map((row) => this.#masked(row))
  }

  async get(pk: number): Promise<Token> {
    const row = await this.#database.write.selectFrom('token').selectAll().where('pk', '=', pk).executeTakeFirst()
    if (row === undefined) throw new AppError('NOT_FOUND', `There is no token ${pk}.`)
    return this.#masked(row)
  }

  /** The row stays, so that the name can still be seen in the list. */
  async revoke(pk: number): Promise<void> {
    await this.#database.write.updateTable('token').set({ revoked: 1 }).where('pk', '=', pk).execute()
  }

  /** Who holds this token, or null when it is unknown, revoked or expired. */
  async verify(value: string): Promise<Actor | null> {
    const row = await this.#valid(this.#database.write)
      .innerJoin('user', 'user.pk', 'token.user')
      .where('token.token', '=', value)
      .where('user.is_active', '=', 1)
      .where('user.password', 'is not', null)
      .select(['user.pk as pk', 'user.username', 'user.is_staff', 'user.is_superuser', 'token.pk as token_pk'])
      .executeTakeFirst()
    if (row === undefined) return null
    if (row.last_seen !== this.#today()) await this.#seen(row.token_pk)
    return actorFor(row, 'token')
  }

  async pkOf(value: string): Promise<number | null> {
    const row = await this.#database.write
      .selectFrom('token')
      .select('pk')
      .where('token', '=', value)
      .executeTakeFirst()
    return row?.pk ?? null
  }

  /** Tokens stay closed until their owner has a password. */
  async #owner(actor: Actor): Promise<number> {
    const row =
      actor.user === null
        ? undefined
        : await this.#database.write
            .selectFrom('user')
            .select(['pk', 'password'])
            .where('pk', '=', actor.user)
            .executeTakeFirst()
    if (row === undefined) throw new AppError('FORBIDDEN', 'Only users have tokens. Sign in as a user first.')
    if (row.password === null)
      throw new AppError('FORBIDDEN', `Set a password for '${actor.username}' first; tokens stay closed until then.`)
    return row.pk
  }

  #valid(database: Kysely<Tables>) {
    return database
      .selectFrom('token')
      .selectAll('token')
      .where('token.revoked', '=', 0)
      .where('token.expiry', '>=', this.#today())
  }

  #insert(database: Kysely<Tables>, user: number, name: string): Promise<Selectable<TokenTable>> {
    const now = this.#clock()
    const expiry = new Date(now)
    expiry.setUTCFullYear(now.getUTCFullYear() + 1)
    return database
      .insertInto('token')
      .values({
        user,
        name,
        token: `inv-${randomBytes(20).toString('hex')}-${day(now).replaceAll('-', '')}`,
        created: now.toISOString(),
        expiry: day(expiry),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
  }

  /** One write a day is enough to see which tokens are in use. */
  async #seen(pk: number): Promise<void> {
    await this.#database.write.updateTable('token').set({ last_seen: this.#today() }).where('pk', '=', pk).execute()
  }

  #today(): string {
    return day(this.#clock())
  }

  #masked(row: Selectable<TokenTable>): Token {
    return { ...this.#inFull(row), token: `${row.token.slice(0, 8)}...${row.token.slice(-12)}` }
  }

  #inFull(row: Selectable<TokenTable>): Token {
    const revoked = row.revoked === 1
    return { ...row, revoked, active: !revoked && row.expiry >= this.#today() }
  }
}

function tokenName(name: string): string {
  return name.trim().replaceAll(/\s/g, '-').slice(0, LONGEST_NAME)
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
