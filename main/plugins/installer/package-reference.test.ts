import { mkdtempDisposableSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { normalisedName, parseReference, referenceOf, referenceText } from './package-reference.ts'

test.each([
  [{ packagename: 'scanbench-x' }, 'registry', 'scanbench-x', '', null],
  [{ packagename: '@acme/x', version: '^1.2' }, 'registry', '@acme/x', '^1.2', null],
  [{ packagename: '@acme/x@>=1 <2' }, 'registry', '@acme/x', '>=1 <2', null],
  [{ packagename: 'x', url: 'http://127.0.0.1:4873/' }, 'registry', 'x', '', 'http://127.0.0.1:4873/'],
  [{ packagename: 'x', url: 'ftp://elsewhere/' }, 'registry', 'x', '', null],
  [{ packagename: 'x', url: 'git+https://host/x.git#v1' }, 'git', 'x', 'git+https://host/x.git#v1', null],
  [{ url: 'git+ssh://git@host/x.git' }, 'git', null, 'git+ssh://git@host/x.git', null],
  [{ url: 'https://host/x-1.0.0.tgz' }, 'address', null, 'https://host/x-1.0.0.tgz', null],
])('%j is understood', (request, kind, name, spec, registry) => {
  expect(referenceOf(request)).toEqual({ kind, name, spec, registry })
})

const UNACCEPTABLE = [
  { packagename: 'name;x' },
  { packagename: 'name && x' },
  { packagename: 'name', version: '$(x)' },
  { packagename: 'name`x`' },
  { packagename: '../x' },
  { packagename: '--registry=http://x' },
  { packagename: 'Name' },
  { packagename: 'x', version: 'npm:other@1' },
  { packagename: 'x', version: '../x' },
  { url: 'hg+https://host/x' },
  { url: 'git+https://host/x#--upload-pack=touch' },
  { url: 'https://host/x' },
  { url: 'x.tgz' },
  { url: '/no/such/folder' },
  {},
]
test.each(UNACCEPTABLE)('%j is refused (A11)', (request) => {
  expect(() => referenceOf(request)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
})

test('a path is a folder or a package, by what lies there', () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'scanbench-'))
  mkdirSync(join(folder.path, 'source'))
  writeFileSync(join(folder.path, 'x.tgz'), '')
  writeFileSync(join(folder.path, 'x.txt'), '')
  const kindOf = (name: string) => referenceOf({ url: join(folder.path, name) }).kind
  expect([kindOf('source'), kindOf('x.tgz'), parseReference(`x@file:${folder.path}/x.tgz`).kind]).toEqual([
    'folder',
    'tarball',
    'tarball',
  ])
  expect(() => kindOf('x.txt')).toThrow('neither a folder nor a package')
})

test('a reference can be written down and read again', () => {
  const texts = ['x', '@acme/x@^1.2', 'x@git+https://host/x.git#v1', 'https://host/x.tgz']
  expect(texts.map((text) => referenceText(parseReference(text)))).toEqual(texts)
})

test('names are the same whatever the case and the marks between words', () => {
  expect(['Scanbench_Boxes', 'scanbench.boxes', 'scanbench--boxes'].map(normalisedName)).toEqual(
    Array(3).fill('scanbench-boxes'),
  )
})
