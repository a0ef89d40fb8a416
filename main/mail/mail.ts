import { AppError, messageOf } from '@scanbench/plugin'
import type { Logger, Plugin } from '@scanbench/plugin'
import { MailMixin } from '@scanbench/plugin/mixins'
import type { MailMessage } from '@scanbench/plugin/mixins'
import type { Selectable } from 'kysely'
import type { NamedPlugins } from '../plugins/ask-plugin.ts'
import { attempt } from '../plugins/life/attempt.ts'
import type { Listing, Page } from '../records/page.ts'
import type { Database } from '../storage/database.ts'
import type { MailMessageTable } from '../storage/tables.ts'
import type { MailRecord } from '../records/message-records.ts'
import { localDateTime } from '../storage/values.ts'
import { checkedMail } from './checked-mail.ts'

/** Brings mail away. */
export interface MailSender {
  /** Null where nobody has said how mail leaves. */
  sender(): Promise<string | null>
  /** Resolves when the far side has taken the message. */
  send(message: MailMessage): Promise<void>
}

interface Options {
  database: Database
  plugins: NamedPlugins
  /** ENABLE_PLUGINS_MAILS. */
  isOpenToPlugins: () => Promise<boolean>
  sender: MailSender
  clock: () => Date
  log: Logger
}

export type OutgoingMail = Pick<MailMessage, 'to' | 'subject' | 'text'> & Partial<Pick<MailMessage, 'html' | 'headers'>>

type Hook = 'processMailOut' | 'processMailIn'

/** Mail of the station. Every message is kept, and plugins see it before it leaves and after it came. */
export class Mail {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Can mail leave at all? */
  async isConfigured(): Promise<boolean> {
    return (await this.#options.sender.sender()) !== null
  }

  async send({ to, subject, text, html = null, headers = {} }: OutgoingMail): Promise<MailRecord> {
    const from = await this.#options.sender.sender()
    if (from === null) throw notSent('nobody has said through which server. Set the mail server under Settings.')
    const message = await this.#throughPlugins('processMailOut', { from, to, subject, text, html, headers })
    if (message.to.length === 0) throw notSent('it has no recipient.')
    const pk = await this.#keep(message, { direction: 'out', state: 'sending' })
    try {
      await this.#options.sender.send(message)
      await this.#settle(pk, 'sent', null)
    } catch (error) {
      const reason = messageOf(error)
      await this.#settle(pk, 'failed', reason)
      throw notSent(reason, error)
    }
    return this.get(pk)
  }

  /** A message that came, from whatever takes the mail of the station in. */
  async receive(message: MailMessage): Promise<MailRecord> {
    const seen = await this.#throughPlugins('processMailIn', message)
    return this.get(await this.#keep(seen, { direction: 'in', state: 'received' }))
  }

  async get(pk: number): Promise<MailRecord> {
    const row = await this.#write.selectFrom('mail_message').selectAll().where('pk', '=', pk).executeTakeFirst()
    if (row === undefined) throw new AppError('NOT_FOUND', `There is no mail ${pk}.`)
    return recordOf(row)
  }

  /** Newest first. */
  async list({ limit, offset }: Page): Promise<Listing<MailRecord>> {
    const all = this.#options.database.read.selectFrom('mail_message')
    const { count } = await all.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    const rows = await all
      .selectAll()
      .orderBy('pk', 'desc')
      .limit(limit ?? -1)
      .offset(offset)
      .execute()
    return { count, results: rows.map(recordOf) }
  }

  get #write(): Database['write'] {
    return this.#options.database.write
  }

  /** Each gets what the one before made of the message. */
  async #throughPlugins(hook: Hook, message: MailMessage): Promise<MailMessage> {
    if (!(await this.#options.isOpenToPlugins())) return message
    let current = message
    for (const plugin of this.#options.plugins.withMixin(MailMixin.KEY))
      if (plugin instanceof MailMixin) current = await this.#through(plugin, hook, current)
    return current
  }

  #through(plugin: MailMixin & Plugin, hook: Hook, message: MailMessage): Promise<MailMessage> {
    const ask = async () => {
      const changed: unknown = await plugin[hook](structuredClone(message))
      return changed === null || changed === undefined ? message : checkedMail(changed)
    }
    return attempt(this.#options, { plugin, stage: hook }, ask, message)
  }

  async #keep(message: MailMessage, kind: Pick<MailMessageTable, 'direction' | 'state'>): Promise<number> {
    const { from, to, subject, text, html, headers } = message
    const { pk } = await this.#write
      .insertInto('mail_message')
      .values({
        ...kind,
        created: this.#options.clock().toISOString(),
        sender: from,
        recipients: JSON.stringify(to),
        subject,
        text,
        html,
        headers: JSON.stringify(headers),
      })
      .returning('pk')
      .executeTakeFirstOrThrow()
    return pk
  }

  async #settle(pk: number, state: 'sent' | 'failed', error: string | null): Promise<void> {
    await this.#write.updateTable('mail_message').set({ state, error }).where('pk', '=', pk).execute()
  }
}

function recordOf({ sender, recipients, headers, created, ...row }: Selectable<MailMessageTable>): MailRecord {
  return {
    ...row,
    created: localDateTime(created),
    from: sender,
    to: JSON.parse(recipients) as string[],
    headers: JSON.parse(headers) as Record<string, string>,
  }
}

function notSent(reason: string, cause?: unknown): AppError {
  return new AppError('MAIL_NOT_SENT', `The mail was not sent: ${reason}`, { cause })
}
