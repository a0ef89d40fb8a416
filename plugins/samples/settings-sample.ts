import { Plugin } from '@scanbench/plugin'
import { ActionMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import { boolean, choice, decimal, integer, related, text } from '@scanbench/plugin/settings'

/** Settings of every kind; the action "greeting" shows what was chosen. */
export default class SettingsSample extends Plugin.with(SettingsMixin, ActionMixin) {
  NAME = 'Settings Sample'
  SLUG = 'settings-sample'
  TITLE = 'Sample of settings'
  DESCRIPTION = 'A setting of every kind, for the station and for each user'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  ACTION_NAME = 'greeting'

  SETTINGS = {
    API_KEY: text({ name: 'Key', description: 'Reads as *** everywhere but here', protected: true, required: true }),
    GREETING: text({ name: 'Greeting', default: 'Welcome' }),
    TIMES: integer({ name: 'How often', description: 'Not thirteen times', min: 1, max: 99, default: 1 }),
    VOLUME: decimal({ name: 'Volume', min: 0, max: 1, default: 0.5 }),
    MARK: choice({ name: 'Mark at the end', choices: ['!', { value: '.', display_name: 'Full stop' }] }),
    PLACE: related({ name: 'Place', model: 'stocklocation', modelFilters: { structural: 'false' } }),
    LOUD: boolean({ name: 'In capitals', confirm: 'Everybody will hear it. Are you sure?' }),
  }

  USER_SETTINGS = { NICKNAME: text({ name: 'Nickname', description: 'How you want to be called' }) }

  async validateSetting(key: string, value: string | number | boolean | null) {
    return key === 'TIMES' && value === 13 ? 'Thirteen brings bad luck. Take another number.' : null
  }

  async settingChanged(key: string) {
    this.log.info('Somebody changed a setting', { key })
  }

  async getInfo(user: { pk: number; username: string } | null) {
    const [greeting, times] = [await this.getSetting('GREETING'), await this.getSetting('TIMES')]
    const nickname = user === null ? '' : await this.getUserSetting(user.pk, 'NICKNAME')
    const line = `${greeting}, ${String(nickname || user?.username || 'stranger')}${await this.getSetting('MARK')}`
    const said = (await this.getSetting('LOUD')) ? line.toUpperCase() : line
    return { said: Array<string>(times).fill(said), volume: await this.getSetting('VOLUME') }
  }
}
