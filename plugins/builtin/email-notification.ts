import { Plugin } from '@scanbench/plugin'
import type { ActingUser } from '@scanbench/plugin'
import { NotificationMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import type { PluginNotification } from '@scanbench/plugin/mixins'
import { boolean } from '@scanbench/plugin/settings'

/** Sends notifications by mail, to whoever has an address and wants them. */
export default class InvenTreeEmailNotifications extends Plugin.with(NotificationMixin, SettingsMixin) {
  NAME = 'InvenTreeEmailNotifications'
  SLUG = 'inventree-email-notification'
  TITLE = 'Notifications by mail'
  DESCRIPTION = 'Sends mail through the mail server of the station'
  VERSION = '1.0.0'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'

  SETTINGS = {}
  USER_SETTINGS = {
    NOTIFY_BY_EMAIL: boolean({ name: 'Notifications by mail', description: 'Send mail to my address', default: true }),
  }

  async filterTargets(users: ActingUser[]): Promise<ActingUser[]> {
    const wants = await Promise.all(users.map(({ pk }) => this.getUserSetting(pk, 'NOTIFY_BY_EMAIL')))
    return users.filter((_, index) => wants[index] === true)
  }

  async sendNotification({ name, message }: PluginNotification, users: ActingUser[]): Promise<boolean> {
    const mail = { users: users.map(({ pk }) => pk), subject: name, text: message === '' ? name : message }
    const { sent } = await this.station.post<{ sent: number }>('/api/station/mail/', mail)
    return sent > 0
  }
}
