import { describe, expect, test } from 'vitest'
import { file, GOOD, Good, startForeign } from '../../test/support/foreign-plugins.ts'

describe('asking for plugins', () => {
  test('one that was turned off is gone at that moment (L23); case and spaces of a key do not matter (L28)', async () => {
    await using at = await startForeign({ files: GOOD, classes: { good: Good } })
    const { registry, turn } = at
    await turn('good', true)
    const found = () => registry.withMixin(' Action ').map(({ NAME }) => NAME)
    expect([found(), registry.withMixin('labels')]).toEqual([['Good'], []])
    expect([registry.get('good')?.hasMixin('action'), registry.get('good')?.hasMixin('labels')]).toEqual([true, false])
    await turn('good', false)
    expect(found()).toEqual([])
  })

  test('a plugin has no mixin it was not composed of (L29)', () => {
    const good = new Good()
    expect(['action', 'labels', 'base', 'constructor'].map((key) => good.hasMixin(key))).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('the name stands in for title and description (L08), the date is a date (L10), all of it null while it is off (L32)', async () => {
    await using at = await startForeign({
      files: file('Good', { publishDate: '1111-11-11', mixins: ['action'] }),
      classes: { good: Good },
    })
    const { registry, turn } = at
    const meta = async () => (await registry.record('good')).meta ?? {}
    expect(new Set(Object.values(await meta()))).toEqual(new Set([null]))
    await turn('good', true)
    expect(await meta()).toMatchObject({
      human_name: 'Good',
      description: 'Good',
      author: 'No author found',
      pub_date: '1111-11-11T00:00:00.000Z',
    })
    await turn('good', false)
    expect(new Set(Object.values(await meta()))).toEqual(new Set([null]))
  })

  test('nobody is found under an unknown slug, and the log says so (L26); nor one that is off (L27)', async () => {
    await using at = await startForeign({ files: GOOD, classes: { good: Good } })
    const { registry, log } = at
    expect([registry.get('nobody'), registry.get('good')]).toEqual([null, null])
    expect(log.lines).toContain('warn: A plugin was asked for that nobody knows')
  })

  test('base is all of them that are on (L43), and asking reads nothing from the disk (L45)', async () => {
    await using at = await startForeign({ files: GOOD, classes: { good: Good } })
    const { registry, turn, database } = at
    expect(registry.withMixin('base')).toEqual([])
    await turn('good', true)
    await database[Symbol.asyncDispose]()
    expect(registry.withMixin(' Base ').map(({ NAME }) => NAME)).toEqual(['Good'])
  })
})
