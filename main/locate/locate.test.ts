import { MixinNotImplementedError, Plugin } from '@scanbench/plugin'
import { LocateMixin } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import { hostPlugin } from '../../test/support/plugin-host.ts'

class Lamp extends Plugin.with(LocateMixin) {
  NAME = 'Lamp'
  lit: number[] = []
  async locateStockLocation(pk: number): Promise<void> {
    this.lit.push(pk)
  }
}

const ITEMS = {
  'GET /api/stock/1/': { location: 8, in_stock: true },
  'GET /api/stock/2/': { location: null, in_stock: true },
  'GET /api/stock/3/': { location: 8, in_stock: false },
}

test('an item that is in stock shows its location, others nothing (M25)', async () => {
  const { plugin } = hostPlugin(new Lamp(), ITEMS)
  for (const pk of [1, 2, 3, 99]) await plugin.locateStockItem(pk)
  expect(plugin.lit).toEqual([8])
})

test('a plugin without locateStockLocation says so (M25)', async () => {
  class Dark extends (Plugin.with(LocateMixin) as unknown as typeof Lamp) {
    NAME = 'Dark'
  }
  const { plugin } = hostPlugin(new Dark(), ITEMS)
  await expect(plugin.locateStockItem(1)).rejects.toThrow(MixinNotImplementedError)
})
