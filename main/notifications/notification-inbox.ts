import { AppError } from '@scanbench/plugin'
import type { PluginNotification } from '@scanbench/plugin/mixins'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Listing, Page } from '../records/page.ts'
import type { Notification } from '../records/message-records.ts'
import type { Database } from '../storage/database.ts'
import type { NotificationTable } from '../storage/tables.ts'
import { flag, localDateTime } from '../storage/values.ts'
import { ageInWords } from './age-in-words.ts'

interface Options {
  database: Database
  events: { publish(event: { type: 'notification.changed'; data: { user: number } }): void }
  clock: () => Date
}

export interface InboxFilters {
  read?: boolean | undefined
  category?: string | undefined
}

type Row = Selectable<NotificationTable>

const ORDERS = { category: 'category', name: 'name', read: 'read', creation: 'created', pk: 'pk' } as const

/** What each person was told in the window. */
export class NotificationInbox {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async add(users: readonly number[], { category, name, message, target }: Omit<PluginNotification, 'context'>) {
    if (users.length === 0) return
    const created = this.#options.clock().toISOString()
    const about = { model: target?.model ?? null, object_pk: target === null ? null : String(target.pk) }
    await this.#write
      .insertInto('notification')
      .values(users.map((user) => ({ user, category, name, message, created, ...about })))
      .execute()
    for (const user of users) this.#tell(user)
  }

  async list(user: number, filters: InboxFilters, page: Page): Promise<Listing<Notification>> {
    const chosen = this.#chosen(user, filters, page.search)
    const { count } = await chosen.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    const ordered = page.ordering.reduce((query, wish) => {
      const column = Object.entries(ORDERS).find(([name]) => name === wish.replace(/^-/, ''))?.[1]
      return column === undefined ? query : query.orderBy(column, wish.startsWith('-') ? 'desc' : 'asc')
    }, chosen.selectAll())
    const rows = await ordered
      .orderBy('pk', 'desc')
      .limit(page.limit ?? -1)
      .offset(page.offset)
      .execute()
    return { count, results: rows.map((row) => this.#recordOf(row)) }
  }

  async get(user: number, pk: number): Promise<Notification> {
    const row = await this.#write
      .selectFrom('notification')
      .selectAll()
      .where('user', '=', user)
      .where('pk', '=', pk)
      .executeTakeFirst()
    if (row === undefined) throw new AppError('NOT_FOUND', `There is no notification ${pk}.`)
    return this.#recordOf(row)
  }

  async setRead(user: number, pk: number, read: boolean): Promise<Notification> {
    await this.get(user, pk)
    await this.#write
      .updateTable('notification')
      .set({ read: flag(read) })
      .where('user', '=', user)
      .where('pk', '=', pk)
      .execute()
    this.#tell(user)
    return this.get(user, pk)
  }

  async readAll(user: number): Promise<void> {
    await this.#write.updateTable('notification').set({ read: 1 }).where('user', '=', user).execute()
    this.#tell(user)
  }

  async remove(user: number, pks: readonly number[]): Promise<number> {
    const { numDeletedRows } = await this.#write
      .deleteFrom('notification')
      .where('user', '=', user)
      .where('pk', 'in', pks)
      .executeTakeFirst()
    if (numDeletedRows > 0n) this.#tell(user)
    return Number(numDeletedRows)
  }

  get #write(): Database['write'] {
    return this.#options.database.write
  }

  #chosen(user: number, { read, category }: InboxFilters, search: readonly string[]) {
    const query = this.#options.database.read
      .selectFrom('notification')
      .where('user', '=', user)
      .$if(read !== undefined, (some) => some.where('read', '=', flag(read === true)))
      .$if(category !== undefined, (some) => some.where('category', '=', category ?? ''))
    return search.reduce(
      (some, word) =>
        some.where(
          sql<boolean>`instr(lower(name || char(10) || message || char(10) || category), ${word.toLowerCase()})`,
        ),
      query,
    )
  }

  #recordOf({ pk, user, category, name, message, model, object_pk, created, read }: Row): Notification {
    const age = Math.max(0, Math.floor((this.#options.clock().getTime() - Date.parse(created)) / 1000))
    return {
      pk,
      target: model === null || object_pk === null ? null : targetOf(model, object_pk),
      source: null,
      user,
      category,
      name,
      message,
      creation: localDateTime(created),
      age,
      age_human: ageInWords(age),
      read: read === 1,
    }
  }

  #tell(user: number): void {
    this.#options.events.publish({ type: 'notification.changed', data: { user } })
  }
}

const PAGES: Readonly<Record<string, string>> = {
  stockitem: '/web/stock/item/',
  stocklocation: '/web/stock/location/',
  part: '/web/part/',
}

function targetOf(model: string, key: string): Notification['target'] {
  const page = PAGES[model]
  const pk = /^\d+$/u.test(key) ? Number(key) : key
  return { model, pk, name: `${model} ${key}`, link: page === undefined ? '' : `${page}${key}` }
}
