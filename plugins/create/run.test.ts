import { existsSync, mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { run } from './run.ts'

function terminal() {
  const folder = mkdtempDisposableSync(join(tmpdir(), 'scanbench-create-'))
  const start = async (answers: string[], ...words: string[]) => {
    const output = new PassThrough()
    const said = text(output)
    const argv = ['--output', folder.path, ...words]
    const input = Readable.from([answers.map((line) => `${line}\n`).join('')])
    const env = { XDG_CONFIG_HOME: folder.path }
    await run({ argv, env, input, output, version: '1.2.3', sdk: '^1.0.0', command: 'scanbench plugins' })
    output.end()
    return said
  }
  const read = (path: string) => readFileSync(join(folder.path, path), 'utf8')
  return { start, read, path: (name: string) => join(folder.path, name), [Symbol.dispose]: () => folder.remove() }
}

const manifestOf = (text_: string) => JSON.parse(text_) as Record<string, unknown>

test('--default asks nothing and begins a repository (C01)', async () => {
  using at = terminal()
  const folder = at.path('MyCustomPlugin')
  expect(await at.start([], '--default')).toBe(`
Written: ${folder}

  cd ${folder}
  npm install
  npm test
  npm install --prefix frontend
  npm run build:frontend
  scanbench plugins link ${folder}
  scanbench plugins enable my-custom-plugin
`)
  expect(manifestOf(at.read('MyCustomPlugin/package.json'))).toMatchObject({
    name: 'scanbench-my-custom-plugin',
    scanbench: { apiVersion: 1, slug: 'my-custom-plugin', mixins: ['settings', 'ui'] },
  })
  expect(existsSync(at.path('MyCustomPlugin/.git/HEAD'))).toBe(true)
})

test('a wrong answer is told and asked for again (C02)', async () => {
  using at = terminal()
  const answers = [
    '2 wrong',
    'class',
    'Shelf Lights',
    '',
    'Ann',
    'no mail',
    'ann@example.com',
    '',
    'BSD',
    'ISC',
    'Locate, Nothing',
  ]
  const said = await at.start([...answers, 'Locate Settings', 'no'])
  expect(
    said
      .split('\n')
      .filter((line) => /begins with|a word of|mail address, or|^Licence.*Write|one of|Not known/.test(line)),
  ).toHaveLength(5)
  expect(manifestOf(at.read('ShelfLights/package.json'))).toMatchObject({
    name: 'scanbench-shelf-lights',
    license: 'ISC',
    author: { name: 'Ann', email: 'ann@example.com' },
    scanbench: { mixins: ['locate', 'settings'], permissions: [] },
  })
  expect(existsSync(at.path('ShelfLights/.git'))).toBe(false)
})

test('author, mail, licence and CI are remembered (C06)', async () => {
  using at = terminal()
  await at.start(['First', '', 'Ann', 'ann@example.com', '', 'Apache-2.0', 'Action', 'yes', 'gitlab'])
  await at.start(['Second', '', '', '', '', '', 'Action', '', ''])
  expect(manifestOf(at.read('Second/package.json'))).toMatchObject({
    license: 'Apache-2.0',
    author: { name: 'Ann', email: 'ann@example.com' },
  })
  expect(existsSync(at.path('Second/.gitlab-ci.yml'))).toBe(true)
  writeFileSync(at.path('scanbench/new-plugin.json'), '{ "author": 7, "licence": "no such" ')
  await at.start([], '--default')
  expect(manifestOf(at.read('MyCustomPlugin/package.json'))).toMatchObject({ license: 'MIT' })
})

test('answers that end too early, and unknown options, end it with a sentence', async () => {
  using at = terminal()
  await expect(at.start(['Only A Name'])).rejects.toThrow('The answers ended before the questions did.')
  await expect(at.start([], '--colour')).rejects.toThrow(/--colour/)
  expect(await at.start([], '--version')).toBe('1.2.3\n')
})
