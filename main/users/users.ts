import { AppError, type ActingUser } from '@scanbench/plugin'
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Listing, Page } from '../records/page.ts'
import type { User } from '../records/user-records.ts'
import type { Database } from '../storage/database.ts'
import type { UserTable } from '../storage/tables.ts'
import type { Actor } from './actor.ts'
import { hashPassword, isPassword } from './password.ts'

type UserRow = Selectable<UserTable>

/** The user bound to the local window. */
export const STATION_USER = 'station'

const SHORTEST_PASSWORD = 8
const ORDERS = ['username', 'first_name', 'last_name', 'email', 'pk'] as const

export class Users {
  readonly #database: Database
  readonly #clock: () => Date

  constructor({ database, clock }: { database: Database; clock: () => Date }) {
    this.#database = database
    this.#clock = clock
  }

  async list(page: Page): Promise<Listing<User>> {
    const matching = page.search.reduce(
      (query, word) =>
        query.where((where) => where.or(SEARCHED.map((column) => where(position(column, word), '>', 0)))),
      this.#database.read.selectFrom('user'),
    )
    const { count } = await matching
      .select((select) => select.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const ordered = page.ordering.reduce((query, wish) => {
      const column = ORDERS.find((name) => name === wish.replace(/^-/, ''))
      return column === undefined ? query : query.orderBy(column, wish.startsWith('-') ? 'desc' : 'asc')
    }, matching.selectAll())
    const rows = await ordered
      .orderBy('pk')
      .limit(page.limit ?? -1)
      .offset(page.offset)
      .execute()
    return { count, results: rows.map(userRecord) }
  }

  async get(pk: number): Promise<User> {
    const row = await this.#database.write.selectFrom('user').selectAll().where('pk', '=', pk).executeTakeFirst()
    if (row === undefined) throw new AppError('NOT_FOUND', `There is no user ${pk}.`)
    return userRecord(row)
  }

  /** A person as plugins know one; null for the station and for whoever is gone. */
  async acting(pk: number | null): Promise<ActingUser | null> {
    if (pk === null) return null
    const row = await this.#database.write.selectFrom('user').selectAll().where('pk', '=', pk).executeTakeFirst()
    if (row === undefined) return null
    const { username, is_staff, is_superuser } = userRecord(row)
    return { pk, username, is_staff, is_superuser }
  }

  /** Where these people get mail: those of them who are active and have an address. */
  async addresses(pks: readonly number[]): Promise<string[]> {
    if (pks.length === 0) return []
    const rows = await this.#database.write
      .selectFrom('user')
      .select('email')
      .where('pk', 'in', pks)
      .where('is_active', '=', 1)
      .where('email', '!=', '')
      .execute()
    return rows.map(({ email }) => email)
  }

  async rename(pk: number, names: { first_name?: string; last_name?: string; email?: string }): Promise<User> {
    const given = Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined))
    if (Object.keys(given).length > 0)
      await this.#database.write.updateTable('user').set(given).where('pk', '=', pk).execute()
    return this.get(pk)
  }

  /** On the first start: the superuser of the local window, without a password, so that every other way in is closed. */
  async ensureStation(): Promise<User> {
    const row: Insertable<UserTable> = {
      username: STATION_USER,
      is_staff: 1,
      is_superuser: 1,
      date_joined: this.#clock().toISOString(),
    }
    await this.#database.write
      .insertInto('user')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return userRecord((await this.#named(STATION_USER))!)
  }

  async setPassword(pk: number, password: string): Promise<void> {
    if (password.length < SHORTEST_PASSWORD) {
      const message = `This password is too short. It must contain at least ${SHORTEST_PASSWORD} characters.`
      throw new AppError('INVALID_INPUT', message, { details: { password: [message] } })
    }
    await this.get(pk)
    const hash = await hashPassword(password)
    await this.#database.write.updateTable('user').set({ password: hash }).where('pk', '=', pk).execute()
  }

  /** Who this is, or null. A user without password is never let in. */
  async verify(username: string, password: string): Promise<Actor | null> {
    const row = await this.#named(username)
    const isRight = await isPassword(password, row?.password ?? null)
    return isRight && row?.is_active === 1 ? actorFor(row, 'basic') : null
  }

  /** Has anybody a password? */
  async canSignIn(): Promise<boolean> {
    const row = await this.#database.write
      .selectFrom('user')
      .select('pk')
      .where('password', 'is not', null)
      .where('is_active', '=', 1)
      .executeTakeFirst()
    return row !== undefined
  }

  #named(username: string): Promise<UserRow | undefined> {
    return this.#database.write.selectFrom('user').selectAll().where('username', '=', username).executeTakeFirst()
  }
}

function position(column: string, word: string) {
  return sql<number>`instr(lower(${sql.ref(column)}), ${word.toLowerCase()})`
}

const SEARCHED = ['username', 'first_name', 'last_name', 'email'] as const

export function actorFor(
  row: Pick<UserRow, 'pk' | 'username' | 'is_staff' | 'is_superuser'>,
  via: Actor['via'],
): Actor {
  return {
    user: row.pk,
    username: row.username,
    isStaff: row.is_staff === 1,
    isSuperuser: row.is_superuser === 1,
    plugin: null,
    via,
  }
}

function userRecord(row: UserRow): User {
  return {
    pk: row.pk,
    username: row.username,
    first_name: row.first_name,
    last_name: row.last_name,
    email: row.email,
    is_staff: row.is_staff === 1,
    is_superuser: row.is_superuser === 1,
    is_active: row.is_active === 1,
  }
}
