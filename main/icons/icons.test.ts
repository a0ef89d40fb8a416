import { Plugin } from '@scanbench/plugin'
import { IconPackMixin } from '@scanbench/plugin/mixins'
import type { IconPack } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import IconSample from '../../plugins/samples/icon-sample.ts'
import { activePlugins } from '../../test/support/active-plugins.ts'
import { refusal } from '../../test/support/temporary-stock.ts'
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
  const packs = await new Icons({ plugins }).packs()
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

const judge = (id: string) => new Icons({ plugins: activePlugins(new IconSample()) }).refuseUnknown('custom_icon', id)

test.each([
  ['an icon of the built-in pack', 'ti:package:outline'],
  ['an icon of a plugin', 'shelf:pallet:solid'],
  ['none', ''],
])('%s is accepted', async (_, id) => {
  await expect(judge(id)).resolves.toBeUndefined()
})

test.each([
  ['a word', 'pallet', /is no icon/],
  ['an icon without its variant', 'shelf:pallet', /is no icon/],
  ['another pack', 'fa:pallet:solid', /No pack has the icon/],
  ['another icon', 'shelf:hammock:solid', /No pack has the icon/],
  ['another variant', 'shelf:pallet:dotted', /No pack has the icon/],
  ['what every object has', 'shelf:constructor:name', /No pack has the icon/],
])('%s is refused at its field', async (_, id, reason) => {
  expect(await refusal(judge(id))).toEqual({ custom_icon: [expect.stringMatching(reason)] })
})
