import { AppError } from '@scanbench/plugin'
import type { ActingUser, Logger } from '@scanbench/plugin'
import { NotificationMixin } from '@scanbench/plugin/mixins'
import type { PluginNotification } from '@scanbench/plugin/mixins'
import { knownSlug } from '../plugins/ask-plugin.ts'
import type { NamedPlugins } from '../plugins/ask-plugin.ts'
import { attempt } from '../plugins/life/attempt.ts'
import type { Database } from '../storage/database.ts'
import { peopleOf } from './recipients.ts'
import type { Recipient } from './recipients.ts'

interface Options {
  database: Database
  plugins: NamedPlugins
  clock: () => Date
  log: Logger
}

export interface Occasion extends Omit<PluginNotification, 'context'> {
  context?: Record<string, unknown>
  /** Names the occasion where it is about no object. */
  uid?: string | undefined
  recipients: readonly Recipient[]
  exclude?: readonly number[]
  /** Slugs of the plugins that may bring it; empty for all. */
  delivery?: readonly string[]
  /** False tells it again, however lately it was told. */
  checkRecent?: boolean
}

export type Delivery =
  | { state: 'delivered'; by: string[] }
  /** The same was told within a day. */
  | { state: 'recent' }
  /** Nobody is left to be told, or nobody could be reached. */
  | { state: 'undelivered' }

const RECENT_MS = 86_400_000

/** Tells people what happened, through every plugin that can; the same thing once a day. */
export class Notifications {
  readonly #options: Options
  /** What is being told just now. */
  readonly #underway = new Set<string>()

  constructor(options: Options) {
    this.#options = options
  }

  async trigger(occasion: Occasion): Promise<Delivery> {
    const reference = referenceOf(occasion)
    const key = `${occasion.category}\n${reference}`
    const isOnce = occasion.checkRecent !== false
    if (isOnce && this.#underway.has(key)) return { state: 'recent' }
    this.#underway.add(key)
    try {
      if (isOnce && (await this.#wasTold(occasion, reference))) return { state: 'recent' }
      const by = await this.#deliver(occasion)
      if (by.length === 0) return { state: 'undelivered' }
      await this.#remember(occasion.category, reference)
      return { state: 'delivered', by }
    } finally {
      this.#underway.delete(key)
    }
  }

  async #deliver(occasion: Occasion): Promise<string[]> {
    const { database, log } = this.#options
    const { recipients, exclude = [], target, delivery = [] } = occasion
    const people = await peopleOf(database.write, { recipients, exclude, model: target?.model ?? null }, log)
    const by: string[] = []
    if (people.length === 0) return by
    for (const plugin of this.#options.plugins.withMixin(NotificationMixin.KEY)) {
      if (!(plugin instanceof NotificationMixin)) continue
      const slug = knownSlug(this.#options.plugins, plugin)
      if (delivery.length > 0 && !delivery.includes(slug)) continue
      if (await this.#deliverBy(plugin, occasion, people)) by.push(slug)
    }
    return by
  }

  async #deliverBy(plugin: NotificationMixin, occasion: Occasion, people: readonly ActingUser[]): Promise<boolean> {
    const { category, name, message, target, context = {} } = occasion
    const filter = { plugin, stage: 'filter_targets' }
    const kept: unknown = await attempt<unknown>(this.#options, filter, () => plugin.filterTargets([...people]), [])
    // It may leave people out, and bring in nobody.
    const wanted = new Set(Array.isArray(kept) ? kept.map((user: Partial<ActingUser> | null) => user?.pk) : [])
    const users = people.filter(({ pk }) => wanted.has(pk))
    if (users.length === 0) return false
    const notification = { category, name, message, target, context }
    const send = () => plugin.sendNotification(notification, users)
    return attempt(this.#options, { plugin, stage: 'send_notification' }, send, false)
  }

  async #wasTold({ category }: Occasion, reference: string): Promise<boolean> {
    const since = new Date(this.#options.clock().getTime() - RECENT_MS).toISOString()
    const entry = await this.#options.database.write
      .selectFrom('notification_entry')
      .select('sent')
      .where('category', '=', category)
      .where('reference', '=', reference)
      .where('sent', '>', since)
      .executeTakeFirst()
    return entry !== undefined
  }

  async #remember(category: string, reference: string): Promise<void> {
    const sent = this.#options.clock().toISOString()
    await this.#options.database.write
      .insertInto('notification_entry')
      .values({ category, reference, sent })
      .onConflict((conflict) => conflict.columns(['category', 'reference']).doUpdateSet({ sent }))
      .execute()
  }
}

function referenceOf({ uid, target }: Occasion): string {
  if (uid !== undefined && uid !== '') return uid
  if (target !== null) return `${target.model}:${target.pk}`
  const message = 'A notification is about an object or has a uid, so that it is not told twice.'
  throw new AppError('INVALID_INPUT', message, { details: { target: [message] } })
}
