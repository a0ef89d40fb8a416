import { Plugin } from '../plugin.ts'

/** What came in from outside, as the station keeps it. @since 1.0 */
export interface WebhookMessage {
  /** UUID of the message. */
  id: string
  /** UUID of the endpoint it was sent to, and the name an administrator gave it. */
  endpoint: string
  name: string
  /** Name under which the sender knows this station. */
  host: string
  /** ISO 8601. */
  received: string
}

/**
 * Messages from other programs, sent to `/api/webhook/<endpoint id>/`. The station has checked token or signature and
 * keeps the message before the plugin hears of it.
 * @example
 * async processPayload(message: WebhookMessage, payload: unknown) { this.log.info('Order', { payload }); return true }
 * @since 1.0
 */
export abstract class WebhookMixin extends Plugin {
  static readonly KEY: string = 'webhook'
  static readonly TITLE: string = 'Incoming webhooks'
  static readonly REQUIRED: readonly string[] = ['processPayload']

  /** Asked before the message is kept; false refuses it. For checks beyond those of the station. */
  async validateToken(_payload: unknown, _headers: Record<string, string>): Promise<boolean> {
    return true
  }

  /**
   * True keeps the message as worked on, false drops it. Throw to have it brought again later; it may come twice after a
   * crash.
   */
  abstract processPayload(message: WebhookMessage, payload: unknown, headers: Record<string, string>): Promise<boolean>

  /** The text the sender gets. It is not waited for that the message was worked on. */
  async getReturn(_message: WebhookMessage, _payload: unknown): Promise<string> {
    return 'Message was received.'
  }
}
