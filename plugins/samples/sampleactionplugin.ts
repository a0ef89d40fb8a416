import { Plugin } from '@scanbench/plugin'
import type { ActingUser } from '@scanbench/plugin'
import { ActionMixin } from '@scanbench/plugin/mixins'

/** The smallest action: says hello to whoever called it. */
export default class SampleActionPlugin extends Plugin.with(ActionMixin) {
  NAME = 'SampleActionPlugin'
  TITLE = 'Sample action'
  DESCRIPTION = 'Answers the action "sample" with a greeting'
  AUTHOR = 'Sample Author'
  PUBLISH_DATE = '2222-02-22'
  VERSION = '1.2.3'
  WEBSITE = 'https://example.com/'
  LICENSE = 'MIT'

  ACTION_NAME = 'sample'

  async performAction(user: ActingUser | null, data: unknown): Promise<void> {
    this.log.info('The sample action runs', { user: user?.username, data })
  }

  async getInfo(user: ActingUser | null): Promise<unknown> {
    return { user: user?.username ?? 'station', hello: 'world' }
  }

  async getResult(): Promise<boolean> {
    return true
  }
}
