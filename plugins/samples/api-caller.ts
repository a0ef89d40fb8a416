import { Plugin } from '@scanbench/plugin'
import { ActionMixin, APICallMixin } from '@scanbench/plugin/mixins'
import { text } from '@scanbench/plugin/settings'

/** Asks another program over HTTP, with address and token from its settings, and hands the answer on as an action. */
export default class ApiCaller extends Plugin.with(APICallMixin, ActionMixin) {
  NAME = 'Api Caller'
  SLUG = 'api-caller'
  TITLE = 'Sample API call'
  DESCRIPTION = 'Fetches users of an outside service with the action "api-users"'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  API_METHOD = 'http' as const
  API_URL_SETTING = 'API_HOST'
  API_TOKEN_SETTING = 'API_KEY'

  SETTINGS = {
    API_HOST: text({ name: 'Service', description: 'Host and port', default: '127.0.0.1:8080' }),
    API_KEY: text({ name: 'Token', description: 'As the service gave it to you', protected: true }),
  }

  ACTION_NAME = 'api-users'

  async getInfo(): Promise<unknown> {
    return await this.apiCall('/api/users', { urlArguments: { page: 2 } })
  }

  async getResult(): Promise<boolean> {
    return true
  }
}
