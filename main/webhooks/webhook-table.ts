import { randomBytes, randomUUID } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../storage/database.ts'
import type { Tables, WebhookEndpointTable, WebhookMessageTable } from '../storage/tables.ts'
import { jsonObject } from '../storage/values.ts'

export type WebhookEndpoint = Selectable<WebhookEndpointTable>
export type Verification = 'none' | 'token' | 'signature'

export interface NewEndpoint {
  plugin: string
  name: string
  verification: Verification
  user: number | null
}

export interface StoredMessage {
  id: string
  endpoint: WebhookEndpoint
  host: string
  headers: Record<string, string>
  payload: unknown
  received: string
}

/** Messages that were worked on are kept in this number for each endpoint. */
const KEPT_MESSAGES = 500

/** Endpoints for other programs, and what came in. */
export class WebhookTable {
  readonly #write: Kysely<Tables>

  constructor({ write }: Database) {
    this.#write = write
  }

  async create({ verification, ...endpoint }: NewEndpoint, created: string): Promise<WebhookEndpoint> {
    const row = {
      ...endpoint,
      endpoint_id: randomUUID(),
      token: verification === 'token' ? randomUUID() : null,
      secret: verification === 'signature' ? randomBytes(32).toString('base64url') : null,
      created,
    }
    return this.#write.insertInto('webhook_endpoint').values(row).returningAll().executeTakeFirstOrThrow()
  }

  async list(): Promise<WebhookEndpoint[]> {
    return this.#write.selectFrom('webhook_endpoint').selectAll().orderBy('created').execute()
  }

  async find(id: string): Promise<WebhookEndpoint | null> {
    const query = this.#write.selectFrom('webhook_endpoint').selectAll().where('endpoint_id', '=', id)
    return (await query.executeTakeFirst()) ?? null
  }

  async setActive(id: string, active: 0 | 1): Promise<void> {
    await this.#write.updateTable('webhook_endpoint').set({ active }).where('endpoint_id', '=', id).execute()
  }

  /** With its messages. */
  async remove(id: string): Promise<void> {
    await this.#write.deleteFrom('webhook_endpoint').where('endpoint_id', '=', id).execute()
  }

  async keep(row: Pick<Selectable<WebhookMessageTable>, 'endpoint' | 'host' | 'header' | 'body' | 'created'>) {
    const message = { ...row, message_id: randomUUID() }
    await this.#write.insertInto('webhook_message').values(message).execute()
    return message.message_id
  }

  async message(id: string): Promise<StoredMessage | null> {
    const query = this.#write.selectFrom('webhook_message').selectAll().where('message_id', '=', id)
    const row = await query.executeTakeFirst()
    const endpoint = row === undefined ? null : await this.find(row.endpoint)
    if (row === undefined || endpoint === null) return null
    const headers = jsonObject(row.header) as Record<string, string>
    return { id, endpoint, host: row.host, headers, payload: JSON.parse(row.body), received: row.created }
  }

  async messages(endpoint: string): Promise<{ id: string; worked_on: boolean; created: string; body: string }[]> {
    const rows = await this.#write
      .selectFrom('webhook_message')
      .selectAll()
      .where('endpoint', '=', endpoint)
      .orderBy('created', 'desc')
      .limit(100)
      .execute()
    return rows.map(({ message_id, worked_on, created, body }) => ({
      id: message_id,
      worked_on: worked_on === 1,
      created,
      body,
    }))
  }

  async dropMessage(id: string): Promise<void> {
    await this.#write.deleteFrom('webhook_message').where('message_id', '=', id).execute()
  }

  /** Marks it, and lets go of the oldest that are through. */
  async workedOn(id: string, endpoint: string): Promise<void> {
    await this.#write.updateTable('webhook_message').set({ worked_on: 1 }).where('message_id', '=', id).execute()
    const done = this.#write
      .selectFrom('webhook_message')
      .select('message_id')
      .where('endpoint', '=', endpoint)
      .where('worked_on', '=', 1)
      .orderBy('created', 'desc')
      .offset(KEPT_MESSAGES)
      .limit(-1)
    await this.#write.deleteFrom('webhook_message').where('message_id', 'in', done).execute()
  }
}
