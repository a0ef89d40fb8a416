import { AppError } from '@scanbench/plugin'
import { SettingsMixin } from '@scanbench/plugin/mixins'
import { expect, test, vi } from 'vitest'
import { isolate } from '../../../test/support/isolated.ts'
import { recordingLog } from '../../../test/support/recording-log.ts'
import { ToldSecrets } from './told-secrets.ts'

const SECRET = 'swordfish-77'
const TATTLER = `
import { Plugin, AppError } from '@scanbench/plugin'
import * as mixins from '@scanbench/plugin/mixins'
import { text } from '@scanbench/plugin/settings'
export default class Tattler extends Plugin.with(mixins.ActionMixin, mixins.SettingsMixin) {
  NAME = 'Tattler'
  SETTINGS = { KEY: text({ name: 'Key', protected: true }), OPEN: text({ name: 'Open', default: 'harbour' }) }
  async getInfo() {
    const key = await this.getSetting('KEY')
    this.log.info('key ' + key, { request: { headers: [key] }, error: new Error('with ' + key) })
    console.error('printed ' + key + ' ' + (await this.getSetting('OPEN')))
    throw new AppError('INVALID_INPUT', 'refused ' + key, { details: { value: ['not ' + key] } })
  }
  async performAction() {
    process.stderr.write('last ' + (await this.getSetting('KEY')) + '\\n', () => process.exit(3))
    await new Promise(() => {})
  }
  async validateSetting(key: string, value: string) { throw new Error(key + ' was ' + value) }
}`

test('the value of a protected setting stays out of the log, the output and the errors of its plugin', async () => {
  await using run = await isolate(TATTLER, { settings: { KEY: SECRET } })
  await run.plugin.activate()
  const error: unknown = await run.call('getInfo', null, null).catch((thrown: unknown) => thrown)
  if (!(error instanceof AppError)) throw new Error('It did not fail')
  await vi.waitFor(() => expect(run.log.lines.join('\n')).toContain('printed *** harbour'), 10_000)
  expect(run.log.lines.join('\n')).toContain('key ***')
  expect({ message: error.message, details: error.details }).toEqual({
    message: 'refused ***',
    details: { value: ['not ***'] },
  })
  const everything = [run.log.lines.join('\n'), error.stack, String(error.cause), (error.cause as Error).stack].join()
  expect(everything).not.toContain(SECRET)
})

test('what a plugin said last before it crashed does not hold it', async () => {
  await using run = await isolate(TATTLER, { settings: { KEY: SECRET } })
  await run.plugin.activate()
  await run.call('performAction', null, null).catch(() => null)
  await vi.waitFor(() => expect(run.crashes).not.toEqual([]), 10_000)
  expect(run.crashes[0]?.lastLines).toContain('last ***')
  expect(JSON.stringify(run.crashes)).not.toContain(SECRET)
})

test('a new value is a secret already while the plugin looks at it', async () => {
  await using run = await isolate(TATTLER)
  await run.plugin.activate()
  if (!(run.plugin instanceof SettingsMixin)) throw new Error('It has no settings')
  await expect(run.plugin.validateSetting('KEY', SECRET)).rejects.toThrow('KEY was ***')
  await expect(run.plugin.validateSetting('OPEN', 'quay')).rejects.toThrow('OPEN was quay')
})

test('a secret is found as it stands in addresses and in JSON too', () => {
  const secrets = new ToldSecrets()
  secrets.keep('a/b "c"')
  expect([secrets.hide('?key=a%2Fb%20%22c%22'), secrets.hide(JSON.stringify({ key: 'a/b "c"' }))]).toEqual([
    '?key=***',
    '{"key":"***"}',
  ])
})

test('values of three letters are no secrets, since they would black out other words', () => {
  const secrets = new ToldSecrets()
  secrets.keep('the')
  expect(secrets.hide('the other')).toBe('the other')
})

test('what a line carries beside its words is cleared at every depth', () => {
  const secrets = new ToldSecrets()
  secrets.keep(SECRET)
  const log = recordingLog()
  const details: unknown[] = []
  const base = { ...log, info: (_message: string, given?: Record<string, unknown>) => void details.push(given) }
  secrets.logger(base).info('line', { list: [{ key: SECRET }], error: new Error(SECRET, { cause: SECRET }), count: 3 })
  expect(details).toEqual([
    { list: [{ key: '***' }], error: expect.objectContaining({ message: '***', cause: '***' }), count: 3 },
  ])
})
