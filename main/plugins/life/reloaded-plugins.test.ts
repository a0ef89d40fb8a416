import { describe, expect, test } from 'vitest'
import { CODE, file, fileWith, GOOD, Good, startForeign } from '../../../test/support/foreign-plugins.ts'
import { pluginPackage } from '../../../test/support/plugin-folder.ts'

describe('loading anew', () => {
  test('one plugin is read from the disk again and no other is touched', async () => {
    class Second extends Good {
      NAME = 'Second'
    }
    await using at = await startForeign({
      files: {
        ...GOOD,
        ...file('Second', { mixins: ['action'] }),
      },
      classes: { good: Good, second: Second },
    })
    const { registry, turn, opener, folder } = at
    await turn('good', true)
    await turn('second', true)
    const second = registry.get('second')
    await folder.write('Good.js', fileWith({ name: 'Good', title: 'Better', mixins: ['action'] }))
    await registry.reloadOne('good')
    expect([opener.opened, opener.closed]).toEqual([['good', 'second', 'good'], ['good']])
    expect((await registry.record('good')).manifest?.title).toBe('Better')
    expect(registry.get('second')).toBe(second)
  })

  test('a manifest that broke leaves the plugin off with the reason, and mending it brings it back', async () => {
    await using at = await startForeign({
      files: {
        'good/package.json': pluginPackage('Good', { mixins: ['action'] }),
        'good/index.js': CODE,
      },
      classes: { good: Good },
    })
    const { registry, turn, folder } = at
    await turn('good', true)
    await folder.write('good/package.json', '{')
    await expect(registry.reloadOne('good')).rejects.toMatchObject({ code: 'PLUGIN_MANIFEST_INVALID' })
    expect(await registry.record('good')).toMatchObject({
      state: 'invalid',
      state_reason: expect.stringContaining('no JSON'),
    })
    await folder.write('good/package.json', pluginPackage('Good', { mixins: ['action'] }))
    await registry.reloadOne('good')
    expect(await registry.record('good')).toMatchObject({ state: 'active', errors: [] })
  })

  test('a reload during a reload returns at once (L33)', async () => {
    await using at = await startForeign({ files: GOOD, classes: { good: Good } })
    const { registry, turn, opener } = at
    await turn('good', true)
    const first = registry.reload({ bundled: false, collect: true })
    expect(await registry.reload({ bundled: false, collect: true })).toBe(false)
    expect(await first).toBe(true)
    expect(opener.opened).toEqual(['good', 'good'])
  })

  test('turning on what is on does nothing (L24); each change is a new revision (L25)', async () => {
    await using at = await startForeign({ files: GOOD, classes: { good: Good } })
    const { registry, turn, opener } = at
    const before = registry.revision
    await turn('good', true)
    const between = registry.revision
    await turn('good', true)
    expect([between > before, registry.revision === between, opener.opened]).toEqual([true, true, ['good']])
  })

  test('the hash follows what is on, and a foreign one is noticed once (L36) (L44)', async () => {
    await using at = await startForeign({
      files: file('Good', { version: '1.0.0', mixins: ['action'] }),
      classes: { good: Good },
    })
    const { registry, turn, database } = at
    const off = await registry.hash()
    await turn('good', true)
    const on = await registry.hash()
    await turn('good', false)
    expect([on === off, await registry.hash()]).toEqual([false, off])
    expect(await registry.checkReload()).toBe(false)
    await database.write.updateTable('plugin_config').set({ active: 1 }).where('key', '=', 'good').execute()
    expect([await registry.checkReload(), await registry.checkReload()]).toEqual([true, false])
    expect(registry.get('good')).not.toBeNull()
  })
})
