import { Plugin } from '@scanbench/plugin'
import { expect, test } from 'vitest'
import { createPluginShelf } from '../../test/support/plugin-shelf.ts'
import { callPlugin } from './call-member.ts'

class Sums extends Plugin {
  NAME = 'Sums'
  async add(first: number, second: number) {
    return first + second
  }
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: { code?: string }) => error.code,
  )

test('a method of an active plugin is called by its name; a plugin that is off or unknown has none (M23)', async () => {
  const shelf = createPluginShelf(new Sums())
  const call = (slug: string, name: string) => callPlugin(shelf, slug, name, [1, 2])
  expect(await call('sums', 'add')).toBe(3)
  expect(await codeOf(call('nobody', 'add'))).toBe('NOT_FOUND')
  shelf.turnOff('sums')
  expect(await codeOf(call('sums', 'add'))).toBe('NOT_FOUND')
})

test.each([
  'constructor',
  'toString',
  '__proto__',
  'activate',
  'deactivate',
  'use',
  'hasMixin',
  'station',
  'NAME',
  'x',
])('nobody calls %s by name', async (name) => {
  expect(await codeOf(callPlugin(createPluginShelf(new Sums()), 'sums', name))).toBe('NOT_FOUND')
})
