import { mkdir, mkdtempDisposable, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FoundPlugin } from '../../plugins/life/opened-plugin.ts'
import { pluginStaticFiles } from './plugin-static-files.ts'

/** A plugin `shop` with one file of its own, beside a secret. */
async function shop() {
  const base = await mkdtempDisposable(join(tmpdir(), 'scanbench-static-'))
  const folder = join(base.path, 'shop')
  await mkdir(folder)
  await mkdir(join(base.path, 'secrets'))
  await writeFile(join(base.path, 'secrets', 'key.txt'), 'secret')
  const found = { folder } as FoundPlugin
  const files = pluginStaticFiles({ found: () => found, isActive: (slug) => slug === 'shop' }, async () => null)
  const read = async (path: string) => {
    const file = await files(`/static/plugins/shop/${path}`)
    return file === null ? null : new TextDecoder().decode(file.body)
  }
  return { base: base.path, folder, read, [Symbol.asyncDispose]: () => base.remove() }
}

test('a file is served, and a link in it that leads out of the folder is not', async () => {
  await using at = await shop()
  await mkdir(join(at.folder, 'static'))
  await writeFile(join(at.folder, 'static', 'p.js'), 'own')
  await symlink(join(at.base, 'secrets', 'key.txt'), join(at.folder, 'static', 'key.txt'))
  await symlink(join(at.base, 'secrets'), join(at.folder, 'static', 'more'))
  expect([await at.read('p.js:show'), await at.read('key.txt'), await at.read('more/key.txt')]).toEqual([
    'own',
    null,
    null,
  ])
})

test('a folder "static" that is itself a link to another place shows nothing of it', async () => {
  await using at = await shop()
  await symlink(join(at.base, 'secrets'), join(at.folder, 'static'))
  expect(await at.read('key.txt')).toBeNull()
})

test('a link inside the plugin, as from "static" to what was built, is followed', async () => {
  await using at = await shop()
  await mkdir(join(at.folder, 'dist'))
  await writeFile(join(at.folder, 'dist', 'p.js'), 'built')
  await symlink(join(at.folder, 'dist'), join(at.folder, 'static'))
  expect(await at.read('p.js')).toBe('built')
})
