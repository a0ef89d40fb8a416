import { AppError, Plugin } from '@scanbench/plugin'
import type { ActingUser } from '@scanbench/plugin'
import { NotificationMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import type { PluginNotification } from '@scanbench/plugin/mixins'
import { text } from '@scanbench/plugin/settings'

/** Posts notifications as JSON to an address, such as the incoming webhook of a chat. */
export default class WebhookNotification extends Plugin.with(NotificationMixin, SettingsMixin) {
  NAME = 'Webhook notification'
  SLUG = 'webhook-notification'
  DESCRIPTION = 'Posts notifications to an address'

  SETTINGS = {
    WEBHOOK_URL: text({ name: 'Address', description: 'Of the incoming webhook', protected: true }),
  }

  async sendNotification({ name, message }: PluginNotification, users: ActingUser[]): Promise<boolean> {
    const url = await this.getSetting('WEBHOOK_URL')
    if (url === '') return false
    const people = users.map(({ username }) => username)
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: `${name}: ${message}`, people }),
      signal: AbortSignal.timeout(5000),
    })
    await response.body?.cancel()
    if (!response.ok) throw new AppError('CONNECTION_LOST', `The webhook answered ${response.status}.`)
    return true
  }
}
