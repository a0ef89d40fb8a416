import { Plugin } from '@scanbench/plugin'
import { SettingsMixin } from '@scanbench/plugin/mixins'
import { boolean, choice, decimal, integer, related, text } from '@scanbench/plugin/settings'
import type { Setting } from '@scanbench/plugin/settings'
import { FakeSettings, runPlugin } from '@scanbench/plugin/testing'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readValue, writeValue } from '../../../main/settings/setting-value.ts'

const DECLARED: Record<string, Setting<unknown>> = {
  HOST: text({ name: 'Address', required: true }),
  MEDIA: choice({ name: 'Media', choices: ['gap', 'continuous'] }),
  LOUD: boolean({ name: 'Loud', default: true }),
  DPI: integer({ name: 'Resolution', min: 100, max: 600, default: 203 }),
  SCALE: decimal({ name: 'Scale', default: 1.5 }),
  PLACE: related({ name: 'Place', model: 'stocklocation' }),
}

test('settings begin with their defaults; an unknown one is the empty text', async () => {
  const settings = new FakeSettings(DECLARED)
  const keys = ['host', 'MEDIA', 'Loud', 'DPI', 'SCALE', 'PLACE', 'NOPE', '__proto__']
  expect(await Promise.all(keys.map((key) => settings.get(key)))).toEqual(['', 'gap', true, 203, 1.5, null, '', ''])
  await expect(settings.set('NOPE', 1)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('what is required and empty is missing', async () => {
  const settings = new FakeSettings(DECLARED)
  expect(await settings.missing()).toEqual(['HOST'])
  await settings.set('HOST', 'printer.local')
  expect(await settings.missing()).toEqual([])
})

test('the plugin may refuse what a person saves, and hears of what was saved; what it sets itself it knows', async () => {
  const heard: unknown[] = []
  class Careful extends Plugin.with(SettingsMixin) {
    NAME = 'Careful'
    SETTINGS = { HOST: text({ name: 'Address' }) }
    USER_SETTINGS = { SOUND: boolean({ name: 'Sound', default: true }) }
    async validateSetting(_key: string, value: unknown) {
      if (value === '') throw new Error('What now?')
      return value === 'localhost' ? 'Not this machine.' : null
    }
    async settingChanged(key: string, value: unknown) {
      heard.push([key, value])
    }
  }
  await using run = await runPlugin(Careful)
  await expect(run.settings.save('host', 'localhost')).rejects.toMatchObject({
    details: { value: ['Not this machine.'] },
  })
  await expect(run.settings.save('host', '')).rejects.toMatchObject({ cause: new Error('What now?') })
  await run.settings.save('host', 'printer.local')
  await run.plugin.setSetting('HOST', 'localhost')
  expect([heard, await run.plugin.getSetting('HOST')]).toEqual([[['HOST', 'printer.local']], 'localhost'])
  await run.plugin.setUserSetting(3, 'SOUND', false)
  expect([await run.userSettings(3).get('SOUND'), await run.plugin.getUserSetting(4, 'SOUND')]).toEqual([false, true])
})

const outcome = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error instanceof Error ? error.message : error
  }
}

test('a value is taken, changed or refused exactly as the station does it', async () => {
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('', ' ', 'yes', 'OFF', 'gap', '203', ' 203 ', '1.5', '1e3', '-1', '99', 'x'.repeat(2001)),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, [], {}),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(DECLARED)), value, async (key, given) => {
      const declaration = DECLARED[key]!
      const expected = outcome(() => readValue(declaration, writeValue(declaration, given)))
      const settings = new FakeSettings(DECLARED)
      const refusal = await settings.set(key, given).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : error),
      )
      expect(refusal ?? (await settings.get(key))).toEqual(expected)
    }),
  )
})
