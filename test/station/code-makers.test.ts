import { Plugin, type ModelKey, type ScanResult } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import type { SettingObject } from '../../main/records/setting-records.ts'
import { createTestStation } from '../support/test-station.ts'

class Reader extends Plugin.with(BarcodeMixin) {
  NAME = 'Reader'
  async scan(): Promise<ScanResult | null> {
    return null
  }
}
class Maker extends Reader {
  NAME = 'Maker'
  TITLE = 'Codes of the house'
  async generate({ model, pk }: { model: ModelKey; pk: number }): Promise<string> {
    return `HOUSE/${model}/${pk}`
  }
}

const SETTING = '/api/settings/global/BARCODE_GENERATION_PLUGIN/'

test('only plugins that make codes are offered for making them, and no other can be chosen (B16)', async () => {
  await using station = await createTestStation({
    plugins: [
      { slug: 'reader', plugin: Reader },
      { slug: 'maker', plugin: Maker },
    ],
  })
  const { choices } = await station.json<SettingObject>('GET', SETTING)
  expect(choices.map(({ value }) => value).toSorted()).toEqual(['inventreebarcode', 'maker'])
  expect(choices).toContainEqual({ value: 'maker', display_name: 'Codes of the house' })
  await expect(station.json('PATCH', SETTING, { value: 'reader' })).rejects.toThrow('400')
  await station.json('PATCH', SETTING, { value: 'maker' })
  const { pk } = await station.json<{ pk: number }>('POST', '/api/part/', { name: 'Screw' })
  expect(await station.json('POST', '/api/barcode/generate/', { model: 'part', pk })).toEqual({
    barcode: `HOUSE/part/${pk}`,
  })
})
