import { expect, test } from 'vitest'
import type { SettingObject } from '../../main/records/setting-records.ts'
import { ask, turnOn } from '../support/plugin-calls.ts'
import { createPluginFolder } from '../support/plugin-folder.ts'
import { createTestStation } from '../support/test-station.ts'

const SECRET = 'swordfish-77'
const TATTLER = `/* scanbench ${JSON.stringify({
  apiVersion: 1,
  name: 'Tattler',
  mixins: ['action', 'settings'],
})} */
import { Plugin } from '@scanbench/plugin'
import { ActionMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import { text } from '@scanbench/plugin/settings'
export default class Tattler extends Plugin.with(ActionMixin, SettingsMixin) {
  NAME = 'Tattler'
  ACTION_NAME = 'tell'
  SETTINGS = { KEY: text({ name: 'Key', protected: true }) }
  async validateSetting(key, value) {
    this.log.warn('asked about ' + value)
    return value.startsWith('bad') ? 'no ' + value : null
  }
  async performAction() {
    const key = await this.getSetting('KEY')
    this.log.info('the key is ' + key)
    throw new Error('no way with ' + key)
  }
}`

test('a protected setting is told by no page of its plugin, whatever the plugin says', async () => {
  await using folder = await createPluginFolder({ 'tattler.js': TATTLER })
  await using at = await createTestStation({ pluginChoice: { folders: [folder.path] } })
  await turnOn(at.station, 'tattler')
  const path = '/api/plugins/tattler/settings/KEY/'
  const empty = await at.json<SettingObject>('GET', path)
  const changed = await at.json<SettingObject>('PATCH', path, { value: SECRET })
  const bad = await ask(at.station, 'PATCH', path, { value: `bad-${SECRET}` })
  const action = await ask(at.station, 'POST', '/api/action/', { action: 'tell' })
  const log = await at.json<{ message: string }[]>('GET', '/api/station/plugins/tattler/log/')
  const record = await at.json('GET', '/api/plugins/tattler/')
  const status = await at.json('GET', '/api/plugins/status/')
  expect([empty, changed]).toMatchObject([
    { protected: true, value: '' },
    { protected: true, value: '***' },
  ])
  expect(log.map(({ message }) => message)).toEqual(['asked about ***', 'asked about ***', 'the key is ***'])
  expect([bad, action]).toMatchObject([{ status: 400, body: { value: ['no ***'] } }, { status: 500 }])
  expect(JSON.stringify({ empty, changed, bad, action, log, record, status })).not.toContain(SECRET)
})

test('a password in the address of a package is told by no line, no error and no list', async () => {
  await using at = await createTestStation()
  using news = await at.news()
  const url = `git+http://ann:${SECRET}@127.0.0.1:9/acme/hello.git`
  const failed = await ask(at.station, 'POST', '/api/plugins/install/', { confirm: true, url })
  const lines = news.events.filter(({ type }) => type === 'plugin.progress')
  expect(failed.status).toBe(400)
  expect(lines).toMatchObject([{ data: { line: expect.stringContaining('git+http://***@127.0.0.1:9/') } }])
  expect(JSON.stringify([failed, news.events])).not.toContain(SECRET)
})
