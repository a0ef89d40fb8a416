import { Plugin } from '@scanbench/plugin'
import { IconPackMixin } from '@scanbench/plugin/mixins'
import type { IconPack } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import IconSample from '../../plugins/samples/icon-sample.ts'
import { activePlugins } from '../../test/support/active-plugins.ts'
import { SILENT_LOG } from '../../test/support/silent-log.ts'
import { Icons } from './icons.ts'

class Failing extends Plugin.with(IconPackMixin) {
  NAME = 'Failing'
  async iconPacks(): Promise<IconPack[]> {
    throw new Error('no icons today')
  }
}

class Shapeless extends Plugin.with(IconPackMixin) {
  NAME = 'Shapeless'
  async iconPacks(): Promise<IconPack[]> {
    return [{ name: 'X', prefix: 'a b', fonts: {}, icons: {} }]
  }
}

class Twin extends Plugin.with(IconPackMixin) {
  NAME = 'Twin'
  async iconPacks(): Promise<IconPack[]> {
    return [{ name: 'Other shelves', prefix: 'shelf', fonts: {}, icons: {} }]
  }
}

test('the pack of a plugin is in the list; one that fails, has no shape or a taken prefix is left out (M47)', async () => {
  const plugins = activePlugins(new Failing(), new Shapeless(), new IconSample(), new Twin())
  const packs = await new Icons({ plugins, log: SILENT_LOG }).packs()
  expect(packs.map(({ prefix, name }) => [prefix, name])).toEqual([
    ['ti', 'Tabler icons'],
    ['shelf', 'Shelf icons'],
  ])
  expect(packs[1]?.icons['pallet']?.variants).toEqual({ solid: 'e002' })
  expect(plugins.noted).toEqual([
    'failing iconPacks: no icons today',
    expect.stringContaining('shapeless iconPacks: iconPacks() gave something else than prefix'),
    'twin iconPacks: The prefix "shelf" is taken',
  ])
})
