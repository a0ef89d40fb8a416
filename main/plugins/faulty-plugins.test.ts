import { join } from 'node:path'
import { Plugin } from '@scanbench/plugin'
import { describe, expect, test } from 'vitest'
import { CODE, file, GOOD, Good, startForeign } from '../../test/support/foreign-plugins.ts'

describe('faults', () => {
  test('each leaves its own stage, and the plugin beside them works (L16) (L18) (L19) (L20)', async () => {
    class Redefines extends Plugin {
      NAME = 'Redefines'
      hasMixin() {
        return true
      }
    }
    class Throws extends Plugin {
      NAME = 'Throws'
      constructor() {
        super()
        throw new Error('bad day')
      }
    }
    const mandatory = ['undefined-name', 'redefines', 'throws', 'good']
    await using at = await startForeign({
      files: {
        'undefined-name.js': CODE,
        ...file('Redefines'),
        ...file('Throws'),
        ...GOOD,
      },
      classes: { redefines: Redefines, throws: Throws, good: Good },
      mandatory,
    })
    const { registry } = at
    expect(Object.fromEntries(registry.errors().map(({ name, stage, message }) => [name, [stage, message]]))).toEqual({
      'undefined-name': ['discovery', expect.stringContaining('undefined-name.js:3')],
      redefines: ['discovery', expect.stringContaining('INVE-E11')],
      throws: ['Throws:init_plugin', 'bad day'],
    })
    expect(registry.withMixin('action').map(({ NAME }) => NAME)).toEqual(['Good'])
  })

  test.each([
    ['1.0.0', '0.9.9', 'needs version 1.0.0 or later'],
    ['0.1.0', '0.1.4', 'works up to version 0.1.3'],
  ])('outside its window from %s with %s it stays off and says why (L21)', async (minVersion, version, sentence) => {
    const window = minVersion === '1.0.0' ? { minVersion } : { minVersion, maxVersion: '0.1.3' }
    await using at = await startForeign({
      files: file('Good', { ...window, mixins: ['action'] }),
      classes: { good: Good },
      hostVersion: version,
    })
    const { registry, turn, opener } = at
    await expect(turn('good', true)).rejects.toThrow(sentence)
    expect(opener.opened).toEqual([])
    expect(await registry.record('good')).toMatchObject({ active: false, state: 'invalid' })
  })

  test.each(['0.1.0', '0.1.3'])('both bounds belong to the window: %s (L22)', async (version) => {
    const block = { minVersion: '0.1.0', maxVersion: '0.1.3', mixins: ['action'] }
    await using at = await startForeign({ files: file('Good', block), classes: { good: Good }, hostVersion: version })
    const { registry, turn } = at
    await turn('good', true)
    expect(registry.get('good')).not.toBeNull()
  })

  test('errors of hooks are kept on the plugin, the last twenty of them, until it is turned on again', async () => {
    await using at = await startForeign({ files: GOOD, classes: { good: Good } })
    const { registry, turn } = at
    await turn('good', true)
    for (let round = 1; round <= 30; round += 1) registry.noteError('good', 'scan', new Error(`round ${round}`))
    const { errors } = await registry.record('good')
    expect([errors.length, errors[0]?.message, errors.at(-1)?.message]).toEqual([20, 'round 11', 'round 30'])
    await turn('good', false)
    await turn('good', true)
    expect((await registry.record('good')).errors).toEqual([])
  })

  test('a folder that cannot be made is told under plugin_dirs, and the next one is read', async () => {
    await using at = await startForeign({
      files: { 'in-the-way': '', 'good/good.js': CODE },
      sources: (path) => ({ folders: [join(path, 'in-the-way', 'below'), join(path, 'good')] }),
    })
    const { registry, states, folder } = at
    const impossible = join(folder.path, 'in-the-way', 'below')
    expect(registry.errors().map(({ stage, name }) => [stage, name])).toEqual([['plugin_dirs', impossible]])
    expect(await states()).toEqual({ good: 'inactive' })
  })
})
