import { AppError } from '@scanbench/plugin'
import { WebhookMixin } from '@scanbench/plugin/mixins'
import type { WebhookMessage } from '@scanbench/plugin/mixins'
import type { NewTask, TaskHandler } from '../background/background-task.ts'
import type { PluginDirectory } from '../background/plugin-directory.ts'
import { askPlugin } from '../plugins/ask-plugin.ts'
import type { NamedPlugins } from '../plugins/ask-plugin.ts'
import { attempt } from '../plugins/life/attempt.ts'
import type { Database } from '../storage/database.ts'
import { isVerified } from './verify.ts'
import { WebhookTable } from './webhook-table.ts'
import type { NewEndpoint, StoredMessage, WebhookEndpoint } from './webhook-table.ts'

interface Options {
  database: Database
  plugins: NamedPlugins & Pick<PluginDirectory, 'get'>
  tasks: { add(tasks: readonly NewTask[]): Promise<unknown>; handle(func: string, handler: TaskHandler): void }
  clock: () => Date
}

export interface Delivery {
  endpoint: string
  host: string
  headers: Record<string, string>
  body: Uint8Array
}

const RETURN_LIMIT_MS = 2000
/** What proves who sent it is not kept, and not for plugins. */
const KEPT_BACK: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization', 'token'])

/** Signed messages from outside, each kept before a plugin hears of it. */
export class Webhooks {
  readonly table: WebhookTable
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
    this.table = new WebhookTable(options.database)
    options.tasks.handle('process_payload', async ({ args: [id] }, plugin) => {
      const message = typeof id === 'string' ? await this.table.message(id) : null
      if (message === null || !(plugin instanceof WebhookMixin)) return 'unwanted'
      const isWorkedOn = await plugin.processPayload(told(message), message.payload, message.headers)
      if (isWorkedOn) await this.table.workedOn(message.id, message.endpoint.endpoint_id)
      else await this.table.dropMessage(message.id)
      return 'done'
    })
  }

  /** Only here are token and secret told. */
  async create(endpoint: NewEndpoint): Promise<WebhookEndpoint> {
    if (this.#receiver(endpoint.plugin) === null) {
      const message = `Plugin '${endpoint.plugin}' is not active, or takes no webhooks.`
      throw new AppError('INVALID_INPUT', message, { details: { plugin: [message] } })
    }
    return this.table.create(endpoint, this.#options.clock().toISOString())
  }

  /** The text for the sender, once the message cannot be lost any more. */
  async receive({ endpoint: id, host, headers, body }: Delivery): Promise<string> {
    const endpoint = await this.table.find(id)
    const plugin = endpoint?.active === 1 ? this.#receiver(endpoint.plugin) : null
    if (endpoint === null || plugin === null) throw new AppError('NOT_FOUND', 'There is no such webhook.')
    if (!isVerified(endpoint, headers['token'] ?? null, body))
      throw new AppError('FORBIDDEN', 'The token or signature of this webhook is wrong.')
    const text = new TextDecoder().decode(body)
    const payload = parsed(text)
    const passed = Object.fromEntries(Object.entries(headers).filter(([name]) => !KEPT_BACK.has(name)))
    if (!(await askPlugin(plugin, () => plugin.validateToken(payload, passed))))
      throw new AppError('FORBIDDEN', `Plugin ${plugin.NAME} does not accept this message.`)
    const received = this.#options.clock().toISOString()
    const header = JSON.stringify(passed)
    const message_id = await this.table.keep({ endpoint: id, host, header, body: text, created: received })
    await this.#options.tasks.add([
      { plugin: endpoint.plugin, name: `webhook ${endpoint.name}`, func: 'process_payload', args: [message_id] },
    ])
    const message = { id: message_id, endpoint, host, headers: passed, payload, received }
    return this.#return(plugin, message)
  }

  #receiver(slug: string): WebhookMixin | null {
    const plugin = this.#options.plugins.get(slug)
    return plugin instanceof WebhookMixin ? plugin : null
  }

  /** The message is kept already: a plugin that fails at the text of the answer changes nothing. */
  async #return(plugin: WebhookMixin, message: StoredMessage): Promise<string> {
    const guard = { ...this.#options, timeoutMs: RETURN_LIMIT_MS }
    const ask = () => plugin.getReturn(told(message), message.payload)
    return attempt(guard, { plugin, stage: 'get_return' }, ask, 'Message was received.')
  }
}

function told({ id, endpoint, host, received }: StoredMessage): WebhookMessage {
  return { id, endpoint: endpoint.endpoint_id, name: endpoint.name, host, received }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('NOT_ACCEPTABLE', 'The body of a webhook must be JSON.', { cause })
  }
}
