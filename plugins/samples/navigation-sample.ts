import { Plugin } from '@scanbench/plugin'
import { NavigationMixin, UrlsMixin } from '@scanbench/plugin/mixins'
import type { PluginResponse, PluginUrl } from '@scanbench/plugin/mixins'

/** A page of its own, and two entries in the rail: to that page and to one of the station. */
export default class NavigationSample extends Plugin.with(NavigationMixin, UrlsMixin) {
  NAME = 'Navigation Sample'
  SLUG = 'navigation-sample'
  TITLE = 'Sample of navigation'
  DESCRIPTION = 'Entries in the rail'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  NAVIGATION = [
    { name: 'Plugin page', link: 'welcome/', icon: 'ti:home:outline' },
    { name: 'All parts', link: '/stock/parts' },
  ]
  URLS: PluginUrl[] = [{ path: 'welcome/', func: 'welcome' }]

  async welcome(): Promise<PluginResponse> {
    const headers = { 'Content-Type': 'text/html; charset=utf-8' }
    return {
      headers,
      body: '<!doctype html><html lang="en"><title>Welcome</title><h1>Welcome to the plugin</h1></html>',
    }
  }
}
