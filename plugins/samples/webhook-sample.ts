import { Plugin } from '@scanbench/plugin'
import { ActionMixin, WebhookMixin } from '@scanbench/plugin/mixins'
import type { WebhookMessage } from '@scanbench/plugin/mixins'

interface Order {
  order?: unknown
  test?: unknown
}

/** Takes orders from a shop outside; trial messages are dropped. */
export default class WebhookSample extends Plugin.with(WebhookMixin, ActionMixin) {
  NAME = 'Webhook Sample'
  SLUG = 'webhook-sample'
  TITLE = 'Sample of a webhook'
  DESCRIPTION = 'Answers the action "orders" with what came in'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  ACTION_NAME = 'orders'

  orders: { order: unknown; from: string }[] = []

  async processPayload({ name }: WebhookMessage, payload: unknown): Promise<boolean> {
    const { order, test } = (payload ?? {}) as Order
    if (test === true) return false
    this.orders = [...this.orders, { order, from: name }]
    return true
  }

  async getReturn(_message: WebhookMessage, payload: unknown): Promise<string> {
    return `Order ${String(((payload ?? {}) as Order).order)} was received.`
  }

  async getInfo(): Promise<unknown> {
    return this.orders
  }
}
