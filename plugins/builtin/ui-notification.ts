import { Plugin } from '@scanbench/plugin'
import type { ActingUser } from '@scanbench/plugin'
import { NotificationMixin } from '@scanbench/plugin/mixins'
import type { PluginNotification } from '@scanbench/plugin/mixins'

/** Shows notifications in the window of the station, and to clients that ask for them. */
export default class InvenTreeUiNotifications extends Plugin.with(NotificationMixin) {
  NAME = 'InvenTreeUINotifications'
  SLUG = 'inventree-ui-notification'
  TITLE = 'Notifications in the window'
  DESCRIPTION = 'Keeps what people are told until they have read it'
  VERSION = '1.0.0'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'

  async sendNotification(notification: PluginNotification, users: ActingUser[]): Promise<boolean> {
    const { context: _, ...kept } = notification
    await this.station.post('/api/station/notification-inbox/', { ...kept, users: users.map(({ pk }) => pk) })
    return true
  }
}
