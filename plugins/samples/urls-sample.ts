import { AppError, Plugin } from '@scanbench/plugin'
import { UrlsMixin } from '@scanbench/plugin/mixins'
import type { PluginRequest, PluginResponse, PluginUrl } from '@scanbench/plugin/mixins'

/** Answers below `/plugin/urls-sample/`: text, a page, JSON with a value from the path, and bytes both ways. */
export default class UrlsSample extends Plugin.with(UrlsMixin) {
  NAME = 'Urls Sample'
  SLUG = 'urls-sample'
  TITLE = 'Sample of addresses'
  DESCRIPTION = 'Pages and endpoints below /plugin/urls-sample/'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  URLS: PluginUrl[] = [
    { path: '', func: 'first' },
    { path: 'page/', func: 'page', rights: 'open' },
    { path: 'hello/{name}/', func: 'hello' },
    { path: 'reverse/', func: 'reverse', methods: ['POST'], rights: 'staff' },
  ]

  async first(): Promise<PluginResponse> {
    return { body: 'Hi there, this is the sample.' }
  }

  async page(): Promise<PluginResponse> {
    return { headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: '<h1>A page of a plugin</h1>' }
  }

  async hello({ params, query, user }: PluginRequest): Promise<PluginResponse> {
    const name = params['name'] ?? ''
    if (name === 'nobody') throw new AppError('NOT_FOUND', 'Nobody is here.')
    return { status: 201, body: { hello: name, query, user: user?.username ?? null } }
  }

  async reverse({ body }: PluginRequest): Promise<PluginResponse> {
    return { headers: { 'Content-Type': 'application/octet-stream' }, body: body.toReversed() }
  }
}
