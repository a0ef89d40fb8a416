import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPluginFolder, pluginPackage } from '../../../test/support/plugin-folder.ts'
import { findInFolder, findInstalled, findPackage, type Findings } from './find-code.ts'

const CODE = 'export default class {}'
const slugs = ({ code }: Findings) => code.map(({ slug }) => slug)

describe('a folder of the configuration', () => {
  test('holds files, folders with an index file and packages, also nested, wherever it lies (L12) (L13)', async () => {
    await using folder = await createPluginFolder({
      'hello.ts': CODE,
      'hello/helper.ts': CODE,
      'hello/static/panel.js': CODE,
      'deeper/and/deeper/nested.js': CODE,
      'indexed/index.ts': CODE,
      'indexed/other.ts': CODE,
      'packed/package.json': pluginPackage('Packed'),
      'packed/index.js': CODE,
      'packed/more.js': CODE,
    })
    const { code, faults } = await findInFolder(folder.path)
    expect(faults).toEqual([])
    expect(
      code.map(({ slug, entry, folder: own }) => [slug, entry, own].map((text) => text.replace(folder.path, ''))),
    ).toEqual([
      ['nested', '/deeper/and/deeper/nested.js', '/deeper/and/deeper/nested'],
      ['hello', '/hello.ts', '/hello'],
      ['indexed', '/indexed/index.ts', '/indexed'],
      ['packed', '/packed/index.js', '/packed'],
    ])
  })

  test('types, tests, hidden files, dependencies and packages of another kind are no plugins', async () => {
    await using folder = await createPluginFolder({
      'types.d.ts': 'export default class {}',
      'hello.test.ts': CODE,
      '.hidden.js': CODE,
      '_private.js': CODE,
      'README.md': 'export default',
      'node_modules/dependency/index.js': CODE,
      'library/package.json': { name: 'library' },
      'library/index.js': CODE,
    })
    expect(await findInFolder(folder.path)).toEqual({ code: [], faults: [] })
  })

  test('a faulty manifest is told with its file, and the others are found', async () => {
    await using folder = await createPluginFolder({
      'bad/package.json': '{',
      'none/package.json': pluginPackage('None'),
      'good.js': CODE,
      'head.js': `/* scanbench { "apiVersion": 1, "nmae": "x" } */ ${CODE}`,
    })
    const findings = await findInFolder(folder.path)
    expect(slugs(findings)).toEqual(['good'])
    expect(findings.faults.map(({ file, error }) => [file.replace(folder.path, ''), String(error)])).toEqual([
      ['/bad/package.json', expect.stringContaining('is no JSON')],
      ['/head.js', expect.stringContaining('nmae')],
      ['/none/package.json', expect.stringContaining('has no module index.js')],
    ])
  })

  test('a folder that is not there holds nothing', async () => {
    expect(await findInFolder('/nowhere/at/all')).toEqual({ code: [], faults: [] })
  })
})

test('installed packages are found by block or keyword, with and without scope (L15)', async () => {
  await using folder = await createPluginFolder({
    'node_modules/@shop/scale/package.json': { ...pluginPackage('Scale'), name: '@shop/scale', main: 'dist/scale.js' },
    'node_modules/@shop/scale/dist/scale.js': CODE,
    'node_modules/worded/package.json': { name: 'worded', keywords: ['scanbench-plugin'] },
    'node_modules/worded/index.js': CODE,
    'node_modules/library/package.json': { name: 'library' },
    'node_modules/.package-lock.json': '{}',
  })
  const { code, faults } = await findInstalled(join(folder.path, 'node_modules'))
  expect(faults).toEqual([])
  expect(code.map(({ slug, origin, packageName }) => [slug, origin, packageName])).toEqual([
    ['scale', 'package', '@shop/scale'],
    ['worded', 'package', 'worded'],
  ])
})

test('where an author works the source goes before what was built from it', async () => {
  await using folder = await createPluginFolder({
    'package.json': pluginPackage('Scale', { entry: 'dist/scale.js' }),
    'src/scale.ts': CODE,
    'dist/scale.js': CODE,
  })
  const entries = async (origin: 'linked' | 'package') =>
    (await findPackage(folder.path, origin)).code.map(({ entry }) => entry.replace(folder.path, ''))
  expect([await entries('linked'), await entries('package')]).toEqual([['/src/scale.ts'], ['/dist/scale.js']])
})
