import { Plugin } from '@scanbench/plugin'
import type { PluginClass } from '@scanbench/plugin'
import { describe, expect, test } from 'vitest'
import { recordingLog } from '../../test/support/recording-log.ts'
import { classPlugin } from './class-plugin.ts'

const found = (create: PluginClass, lines: string[] = []) =>
  classPlugin({ create, origin: 'builtin', folder: null }, recordingLog(lines))

/** A class with these members, as an author would write it. */
function written(members: object): PluginClass {
  return class extends Plugin {
    NAME = ''
    constructor() {
      super()
      Object.assign(this, members)
    }
  }
}

describe('what a class says of itself', () => {
  test.each([
    [{ NAME: 'SimplePlugin' }, 'simpleplugin'],
    [{ NAME: 'Sample Action' }, 'sample-action'],
    [{ NAME: 'Aplugin', SLUG: 'a' }, 'a'],
    [{ NAME: 'Aplugin', SLUG: 'My Slug' }, 'my-slug'],
  ])('%j has the slug %s: its own, else that of its name (L06) (L07)', (members, slug) => {
    expect(found(written(members))?.slug).toBe(slug)
  })

  test('the names of old still work, and each is warned about (L09)', () => {
    const lines: string[] = []
    const plugin = found(written({ PLUGIN_NAME: 'Old', PLUGIN_SLUG: 'old-one', PLUGIN_TITLE: 'From long ago' }), lines)
    expect(plugin?.manifest).toMatchObject({ name: 'Old', slug: 'old-one', title: 'From long ago' })
    expect(lines).toEqual([
      'warn: Plugin Old uses PLUGIN_NAME, which is deprecated. Rename it to NAME.',
      'warn: Plugin old-one uses PLUGIN_SLUG, which is deprecated. Rename it to SLUG.',
      'warn: Plugin From long ago uses PLUGIN_TITLE, which is deprecated. Rename it to TITLE.',
    ])
  })

  test('without a name it is no plugin (L11)', () => {
    expect(found(written({}))).toBeNull()
  })

  test.each(['UI', 'Reload', 'Install', 'Status', 'Settings', '---'])('the slug of "%s" is refused', (NAME) => {
    expect(() => found(written({ NAME }))).toThrow('Give it another SLUG')
  })
})

describe('final members', () => {
  test.each(['station', 'log', 'use', 'hasMixin'])('%s on the class is refused with its code (L17)', (member) => {
    class Sneaky extends Plugin {
      NAME = 'Sneaky'
    }
    Object.defineProperty(Sneaky.prototype, member, { value: () => null })
    expect(found(Sneaky)?.obstacle).toMatchObject({
      code: 'PLUGIN_FINAL_MEMBER',
      message: `INVE-E11: Plugin 'Sneaky' cannot override final member '${member}'. Rename it in the plugin.`,
    })
  })

  test('neither on a class between nor on the object itself (L17)', () => {
    class Between extends Plugin {
      NAME = 'Between'
      override hasMixin() {
        return true
      }
    }
    class Below extends Between {}
    class Own extends Plugin {
      NAME = 'Own'
      constructor() {
        super()
        Object.defineProperty(this, 'use', { value: () => null })
      }
    }
    expect([found(Below)?.obstacle?.code, found(Own)?.obstacle?.code]).toEqual(Array(2).fill('PLUGIN_FINAL_MEMBER'))
  })
})
