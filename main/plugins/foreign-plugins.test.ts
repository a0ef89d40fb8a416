import { Plugin } from '@scanbench/plugin'
import { describe, expect, test } from 'vitest'
import { CODE, file, GOOD, Good, startForeign } from '../../test/support/foreign-plugins.ts'
import { pluginPackage } from '../../test/support/plugin-folder.ts'
import { configText, PluginConfigs } from './settings/plugin-configs.ts'

describe('a plugin of somebody else', () => {
  test('is listed from its manifest, off, and none of its code has run (L01)', async () => {
    await using at = await startForeign({
      files: {
        'scale/package.json': pluginPackage('Scale', {
          title: 'A scale',
          mixins: ['machine'],
          permissions: ['network'],
        }),
        'scale/index.js': 'throw new Error("imported")\nexport default 1',
      },
    })
    const { registry, opener } = at
    expect(opener.opened).toEqual([])
    expect(await registry.record('scale')).toMatchObject({
      name: 'Scale',
      active: false,
      state: 'inactive',
      origin: 'file',
      is_installed: true,
      is_builtin: false,
      mixins: {},
      manifest: { title: 'A scale', version: '1.0.0', mixins: ['machine'] },
      permissions: [{ key: 'network', title: 'reach other computers', is_enforced: false, is_accepted: false }],
    })
    expect(Object.values((await registry.record('scale')).meta ?? {}).every((value) => value === null)).toBe(true)
  })

  test('its class is held against its manifest when it is turned on', async () => {
    class Other extends Good {
      SLUG = 'renamed'
    }
    class Older extends Plugin {
      NAME = 'Older'
      VERSION = '1.0.0'
    }
    class Hidden extends Good {
      NAME = 'Hidden'
    }
    class Boaster extends Good {
      NAME = 'Boaster'
    }
    await using at = await startForeign({
      files: {
        ...file('Renamed', { mixins: ['action'] }),
        ...file('Older', { mixins: [], version: '2.0.0' }),
        ...file('Hidden', { mixins: [] }),
        ...file('Boaster', { mixins: ['action', 'urls'] }),
      },
      classes: { renamed: Other, older: Older, hidden: Hidden, boaster: Boaster },
    })
    const { turn, opener } = at
    const refusals = await Promise.allSettled(['renamed', 'older', 'hidden', 'boaster'].map((slug) => turn(slug, true)))
    expect(
      refusals.map((refusal) => refusal.status === 'rejected' && [refusal.reason.code, refusal.reason.message]),
    ).toEqual([
      ['PLUGIN_MANIFEST_INVALID', expect.stringContaining('its class has the NAME "Good"')],
      ['PLUGIN_MANIFEST_INVALID', expect.stringContaining('its class has the VERSION 1.0.0, the manifest 2.0.0')],
      ['PLUGIN_MANIFEST_INVALID', expect.stringContaining('its class uses the mixins action')],
      ['PLUGIN_MANIFEST_INVALID', expect.stringContaining('its manifest names the mixins urls')],
    ])
    expect(opener.closed.toSorted()).toEqual(['boaster', 'hidden', 'older', 'renamed'])
  })

  test('a file that promised nothing keeps the slug of its name', async () => {
    await using at = await startForeign({ files: { 'anything.js': CODE }, classes: { anything: Good } })
    const { registry, turn } = at
    await turn('anything', true)
    const plugin = registry.get('anything')
    expect([plugin?.NAME, plugin && registry.slugOf(plugin)]).toEqual(['Good', 'anything'])
  })

  test('mixins are known once it is on, base among them (L30); its row says in text when it is off (L31)', async () => {
    await using at = await startForeign({ files: GOOD, classes: { good: Good } })
    const { registry, turn, database } = at
    const row = async () => (await new PluginConfigs(database).find('good'))!
    expect(configText(await row())).toBe('Good - good (not active)')
    await turn('good', true)
    expect(configText(await row())).toBe('Good - good')
    expect(Object.keys((await registry.record('good')).mixins)).toEqual(['base', 'action'])
  })
})
