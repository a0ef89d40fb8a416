import { Plugin } from '@scanbench/plugin'
import { LocateMixin, SettingsMixin, UrlsMixin } from '@scanbench/plugin/mixins'
import type { PluginRequest, PluginResponse, PluginUrl } from '@scanbench/plugin/mixins'
import { integer } from '@scanbench/plugin/settings'

/** A shelf with a simulated light at each location; which of them are on is to be seen at `/plugin/locate-sample/`. */
export default class LocateSample extends Plugin.with(LocateMixin, UrlsMixin, SettingsMixin) {
  NAME = 'Locate Sample'
  SLUG = 'locate-sample'
  TITLE = 'Simulated shelf lights'
  DESCRIPTION = 'Lights the place of what is looked for'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  SETTINGS = { SECONDS: integer({ name: 'Light stays on', units: 's', default: 30, min: 1, max: 3600 }) }

  URLS: PluginUrl[] = [
    { path: '', func: 'lights' },
    { path: '{location}/off/', func: 'turnOff', methods: ['POST'] },
  ]

  /** Until when the light of a location is on, by pk. */
  until: Record<string, string> = {}

  async locateStockLocation(pk: number): Promise<void> {
    const seconds = await this.getSetting('SECONDS')
    this.until = { ...this.#lit(), [pk]: new Date(Date.now() + seconds * 1000).toISOString() }
    this.log.info('A shelf light was turned on', { location: pk, seconds })
  }

  async lights(): Promise<PluginResponse> {
    return { body: { lights: this.#lit() } }
  }

  async turnOff({ params }: PluginRequest): Promise<PluginResponse> {
    const off = params['location'] ?? ''
    this.until = Object.fromEntries(Object.entries(this.#lit()).filter(([pk]) => pk !== off))
    return { body: { lights: this.until } }
  }

  #lit(): Record<string, string> {
    const now = new Date().toISOString()
    return Object.fromEntries(Object.entries(this.until).filter(([, end]) => end > now))
  }
}
