import { mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RequirementsFile } from './requirements-file.ts'

function fileWith(text: string) {
  const folder = mkdtempDisposableSync(join(tmpdir(), 'scanbench-'))
  const path = join(folder.path, 'plugins.txt')
  writeFileSync(path, text)
  const file = new RequirementsFile(path)
  return { file, text: () => readFileSync(path, 'utf8'), [Symbol.dispose]: () => folder.remove() }
}

test('a requirement is added once, and comments are kept (A12)', () => {
  using given = fileWith('# ours\nother@1 # for the scale\n\n')
  given.file.put('scanbench-boxes', 'scanbench-boxes')
  given.file.put('Scanbench_Boxes', 'scanbench-boxes@^2')
  given.file.put('other', 'other@2')
  expect(given.text()).toBe('# ours\nother@2 # for the scale\n\nscanbench-boxes@^2\n')
})

test.each(['boxes', 'boxes@1.0.0', 'boxes 1.0.0', 'boxes=1', '  boxes', 'Boxes@git+https://host/x.git#v1'])(
  'the line "%s" is of the package boxes',
  (line) => {
    using given = fileWith(`${line}\nboxes-of-others\n@acme/boxes\n`)
    given.file.remove('boxes')
    expect(given.text()).toBe('boxes-of-others\n@acme/boxes\n')
  },
)

test('two lines of one package become one', () => {
  using given = fileWith('a\nboxes\nb\nboxes@2\n')
  given.file.put('boxes', 'boxes@3')
  expect(given.text()).toBe('a\nboxes@3\nb\n')
})

test('a file is made where there is none, and says what it is for', () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'scanbench-'))
  const file = new RequirementsFile(join(folder.path, 'plugins.txt'))
  file.prepare()
  file.put('boxes', 'boxes')
  expect(readFileSync(file.path, 'utf8')).toMatch(/^# Plugins .*\n# .*\nboxes\n$/u)
})

test('each line is read, with its own registry, and a bad one does not hide the others', () => {
  using given = fileWith(
    '# all\nboxes@^1 --registry=http://127.0.0.1:4873/\nbad;line\nx@git+https://h/x.git#v1 # why\n',
  )
  expect(given.file.list()).toEqual([
    {
      text: 'boxes@^1 --registry=http://127.0.0.1:4873/',
      reference: { kind: 'registry', name: 'boxes', spec: '^1', registry: 'http://127.0.0.1:4873/' },
    },
    { text: 'bad;line', reference: expect.objectContaining({ code: 'INVALID_INPUT' }) },
    {
      text: 'x@git+https://h/x.git#v1',
      reference: { kind: 'git', name: 'x', spec: 'git+https://h/x.git#v1', registry: null },
    },
  ])
})
