import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CODE, file, GOOD, Good, startForeign } from '../../../test/support/foreign-plugins.ts'

describe('a plugin folder', () => {
  test('that is missing is made, with a marker in it (L14)', async () => {
    await using at = await startForeign({ files: {}, sources: (path) => ({ folders: [join(path, 'made', 'here')] }) })
    const { registry, folder } = at
    expect(await readFile(join(folder.path, 'made', 'here', 'README.md'), 'utf8')).toContain(
      'Put plugins for this station here',
    )
    expect(registry.errors()).toEqual([])
  })

  test('in safe mode, bundled plugins alone are there, and the rows stay as they are (L02)', async () => {
    class Theirs extends Good {
      NAME = 'Theirs'
    }
    await using at = await startForeign({
      files: file('Theirs', { mixins: ['action'] }),
      classes: { theirs: Theirs },
      mandatory: ['good'],
      sources: () => ({ bundled: [Good] }),
    })
    await at.turn('theirs', true)
    await at.restart({ sources: () => ({ bundled: [Good], isSafeMode: true }) })
    const safe = await at.states()
    await at.restart({})
    expect([safe, await at.states()]).toEqual([
      { good: 'active', theirs: 'missing' },
      { good: 'active', theirs: 'active' },
    ])
  })

  test('the configuration makes a further plugin mandatory: it is on whatever its row says (L04) (L05)', async () => {
    await using at = await startForeign({ files: GOOD, classes: { good: Good } })
    const before = await at.registry.record('good')
    await at.restart({ mandatory: ['good'] })
    expect([before, await at.registry.record('good')]).toMatchObject([
      { active: false, is_mandatory: false, state: 'inactive' },
      { active: true, is_mandatory: true, state: 'active' },
    ])
    await expect(at.turn('good', false)).rejects.toThrow('INVE-E10')
  })

  test('plugins come and go with a rescan; a row without code can be deleted (L41)', async () => {
    await using at = await startForeign({ files: GOOD, classes: { good: Good } })
    const { registry, turn, states, opener, folder } = at
    await turn('good', true)
    await folder.remove('Good.js')
    await folder.write('new.js', CODE)
    await registry.collect()
    expect([await states(), opener.closed]).toEqual([{ good: 'missing', new: 'inactive' }, ['good']])
    expect(await registry.record('good')).toMatchObject({ is_installed: false })
    await registry.remove('good')
    expect(await states()).toEqual({ new: 'inactive' })
  })

  test('of two plugins with one slug the first is kept, and the clash is told', async () => {
    await using at = await startForeign({ files: { 'a/same.js': CODE, 'b/same.js': CODE } })
    const { registry, folder } = at
    expect(registry.found('same')?.folder).toBe(join(folder.path, 'a', 'same'))
    expect(registry.errors().map(({ message }) => message)).toEqual([
      'Another plugin has the slug "same" already; it is kept.',
    ])
  })
})
