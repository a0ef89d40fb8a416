import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NODE } from '../../build/scripts/folders.ts'
import { blocksIn, codeBlocks } from './code-blocks.ts'
import { complaintsAbout } from './compile-code.ts'
import { ROOT } from './imports.ts'

const codes = codeBlocks('ts')

/** Constructs every plugin of the given files, holds it against the rules of the station, and says what is wrong. */
const RUNNER = `
import { runPlugin } from '@scanbench/plugin/testing'
const wrong = []
for (const { name, file } of JSON.parse(process.argv[2])) {
  const { default: create } = await import(file)
  if (!Array.isArray(create?.MIXINS)) { wrong.push(name + ': exports no plugin'); continue }
  await runPlugin(create, { activate: false }).catch((error) => wrong.push(name + ': ' + error.message))
}
process.stdout.write(JSON.stringify(wrong))
`

describe('code in the pages', () => {
  // As JavaScript, and where our packages are found but no other test looks.
  let folder: string
  beforeAll(() => {
    const cache = join(ROOT, 'node_modules', '.cache')
    mkdirSync(cache, { recursive: true })
    folder = mkdtempSync(join(cache, 'docs-code-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('every block of TypeScript compiles as it stands', () => {
    expect(complaintsAbout(codes)).toEqual([])
    expect(codes.length).toBeGreaterThan(0)
  })

  test('every whole plugin passes the rules of the station', () => {
    const plugins = codes.filter(({ text }) => /^export default class \w+ extends Plugin/mu.test(text))
    const files = plugins.map(({ name, text }, index) => {
      const file = join(folder, `${index}.mjs`)
      writeFileSync(file, ts.transpile(text, { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2024 }))
      return { name, file }
    })
    const runner = join(folder, 'run.mjs')
    writeFileSync(runner, RUNNER)
    expect(JSON.parse(execFileSync(NODE, [runner, JSON.stringify(files)], { encoding: 'utf8' }))).toEqual([])
    expect(plugins.length).toBeGreaterThan(0)
  })

  test('a block is named by its page and line', () => {
    const page = 'Text\n\n```ts\nconst a = 1\n```\n\n```json\n{}\n```\n\n```ts title\nlet b\n```\n'
    expect(blocksIn(page, 'ts', 'a.md')).toEqual([
      { name: 'a.md:3', text: 'const a = 1\n' },
      { name: 'a.md:11', text: 'let b\n' },
    ])
  })
})
