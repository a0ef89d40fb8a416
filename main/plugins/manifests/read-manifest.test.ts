import { describe, expect, test } from 'vitest'
import { manifestSchema } from './manifest-schema.ts'
import { parsePackage, pluginOfFile, pluginsOf } from './read-manifest.ts'

const FILE = '/plugins/scale/package.json'
const WHOLE = {
  apiVersion: 1,
  name: 'Scale',
  slug: 'shop-scale',
  title: 'The scale in the shop',
  minVersion: '0.1.0',
  maxVersion: '0.9.0',
  mixins: ['machine', 'supplier-barcode'],
  permissions: ['stock:read', 'network'],
}

const read = (contents: object) => pluginsOf(parsePackage(JSON.stringify(contents), FILE), FILE)
const refusal = (contents: object): string => {
  try {
    read(contents)
  } catch (error) {
    return String(error)
  }
  return 'accepted'
}

describe('the manifest in a package.json', () => {
  test('the block goes before what the package says, which fills what the block leaves out', () => {
    const found = read({
      name: '@shop/scale',
      version: '1.4.0',
      description: 'Weighs',
      author: { name: 'Ann' },
      homepage: 'https://shop.example',
      license: 'MIT',
      scanbench: { ...WHOLE, entry: 'dist/index.js' },
    })
    expect(found).toEqual([
      {
        entry: 'dist/index.js',
        manifest: {
          slug: 'shop-scale',
          name: 'Scale',
          title: 'The scale in the shop',
          description: 'Weighs',
          author: 'Ann',
          version: '1.4.0',
          website: 'https://shop.example',
          license: 'MIT',
          publishDate: null,
          minVersion: '0.1.0',
          maxVersion: '0.9.0',
          mixins: ['machine', 'supplier-barcode'],
          permissions: ['stock:read', 'network'],
        },
      },
    ])
  })

  test('a package may bring several plugins', () => {
    const blocks = [
      { apiVersion: 1, name: 'One' },
      { apiVersion: 1, name: 'Two' },
    ]
    expect(read({ name: 'pair', scanbench: blocks }).map(({ manifest }) => manifest.slug)).toEqual(['one', 'two'])
  })

  test('the keyword alone makes it a plugin of which nothing is known and to which nothing is permitted', () => {
    expect(read({ name: '@shop/Scale', keywords: ['scanbench-plugin'] })).toMatchObject([
      { entry: null, manifest: { slug: 'scale', name: 'Scale', mixins: null, permissions: [] } },
    ])
  })

  test('a package without block and keyword is no plugin', () => {
    expect(read({ name: 'left-pad', version: '1.0.0' })).toEqual([])
  })

  test.each([
    ['another API', { ...WHOLE, apiVersion: 2 }, 'apiVersion must be 1'],
    ['no API', { name: 'Scale' }, 'apiVersion'],
    ['a slug with capitals', { ...WHOLE, slug: 'Scale' }, 'slug must be of lower-case letters'],
    ['a slug that is a path', { ...WHOLE, slug: '../scale' }, 'slug must be of lower-case letters'],
    ['a slug of the API', { ...WHOLE, slug: 'install' }, 'slug is a word of the address of the API'],
    ['a loose version', { ...WHOLE, minVersion: '1.0' }, 'minVersion must be of the form 1.2.3'],
    ['a greedy version', { ...WHOLE, maxVersion: 'v11.0.0' }, 'maxVersion must be of the form 1.2.3'],
    ['a window that is empty', { ...WHOLE, minVersion: '2.0.0' }, 'maxVersion is below minVersion'],
    ['a right nobody can have', { ...WHOLE, permissions: ['everything'] }, 'permissions.0 is no permission there is'],
    ['an entry outside', { ...WHOLE, entry: '../other/index.js' }, 'entry must not lead out of the package'],
    ['an absolute entry', { ...WHOLE, entry: '/etc/passwd.js' }, 'entry must be a path'],
    ['an entry that is no module', { ...WHOLE, entry: 'index.sh' }, 'entry must be a path'],
    ['a website that runs', { ...WHOLE, website: 'javascript:alert(1)' }, 'website must be a web address'],
    ['a misspelt key', { ...WHOLE, permission: [] }, 'permission'],
    ['a text', 'scale', 'expected object'],
  ])('%s is refused in one sentence', (_, scanbench, sentence) => {
    const message = refusal({ name: 'scale', scanbench })
    expect(message).toContain(`The manifest in ${FILE} has an error: `)
    expect(message).toContain(sentence)
  })

  test('what is no JSON is told with the name of the file', () => {
    expect(() => parsePackage('{ "name": ', FILE)).toThrow(`The manifest in ${FILE} is no JSON`)
  })

  test('keys that are no keys of ours change no other object', () => {
    const text = '{ "name": "x", "scanbench": { "apiVersion": 1, "name": "X", "__proto__": { "polluted": true } } }'
    expect(() => pluginsOf(parsePackage(text, FILE), FILE)).not.toThrow(TypeError)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('the manifest of a single file', () => {
  const CODE = 'export default class Hello {}'

  test('stands in the comment at its head', () => {
    const text = `/* scanbench { "apiVersion": 1, "name": "Hello", "mixins": ["action"] } */\n${CODE}`
    expect(pluginOfFile(text, 'greeting', 'greeting.js')).toMatchObject({
      slug: 'hello',
      name: 'Hello',
      mixins: ['action'],
    })
  })

  test('is its name where there is no comment (L06)', () => {
    expect(pluginOfFile(CODE, 'SimplePlugin', 'SimplePlugin.js')).toMatchObject({
      slug: 'simpleplugin',
      name: 'SimplePlugin',
      mixins: null,
    })
  })

  test.each(['export const help = 1', '// export default is not used here', ''])(
    'a file that gives nothing by default is no plugin: %j (L11)',
    (text) => {
      expect(pluginOfFile(text, 'help', 'help.js')).toBeNull()
    },
  )
})

test('the schema for editors knows the same keys', () => {
  expect(Object.keys(Reflect.get(manifestSchema(), 'properties') as object)).toEqual(
    expect.arrayContaining(Object.keys(WHOLE)),
  )
})
