import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NODE } from '../../build/scripts/folders.ts'
import { blocksIn, codeBlocks, type CodeBlock } from './code-blocks.ts'
import { complaintsAbout } from './compile-code.ts'
import { ROOT } from './imports.ts'

const blocks = codeBlocks('ts')

const isTest = ({ text }: CodeBlock): boolean => text.includes("from 'vitest'")
const isPlugin = ({ text }: CodeBlock): boolean => /^export default class \w+ extends Plugin/mu.test(text)
/** A folder for each page, so that its blocks find each other. */
const pathOf = (block: CodeBlock, index: number): string =>
  join(block.page.replace(/\.md$/u, ''), block.file ?? `${index}${isTest(block) ? '.test' : ''}.ts`)

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
  // Where an author's project would lie: our packages are found from there, and other tests do not look into it.
  let folder: string
  beforeAll(() => {
    mkdirSync(join(ROOT, '.cache'), { recursive: true })
    folder = mkdtempSync(join(ROOT, '.cache', 'docs-code-'))
    for (const [index, block] of blocks.entries()) {
      const file = join(folder, pathOf(block, index))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, block.text)
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('every block of TypeScript compiles as it stands', () => {
    const codes = blocks.map((block, index) => ({ name: block.name, path: pathOf(block, index), text: block.text }))
    expect(complaintsAbout(codes)).toEqual([])
    expect(codes.length).toBeGreaterThan(0)
  })

  test('every whole plugin passes the rules of the station', () => {
    const plugins = blocks.flatMap((block, index) =>
      isPlugin(block) ? [{ name: block.name, file: join(folder, pathOf(block, index)) }] : [],
    )
    const runner = join(folder, 'run.mjs')
    writeFileSync(runner, RUNNER)
    expect(JSON.parse(execFileSync(NODE, [runner, JSON.stringify(plugins)], { encoding: 'utf8' }))).toEqual([])
    expect(plugins.length).toBeGreaterThan(0)
  })

  test('every test passes', () => {
    const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
    const report = join(folder, 'report.json')
    const reporting = ['--reporter', 'json', '--outputFile', report]
    // The variables of this run would make that one a part of it.
    spawnSync(NODE, [vitest, 'run', '--root', folder, ...reporting], { env: { PATH: process.env['PATH'] } })
    const { numPassedTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>
    expect(numPassedTests).toBe(numTotalTests)
    expect(numTotalTests).toBeGreaterThan(0)
  })

  test('a block is named by its page and line', () => {
    const page = 'Text\n\n```ts\nconst a = 1\n```\n\n```json\n{}\n```\n\n```ts file=b.ts\nlet b\n```\n'
    expect(blocksIn(page, 'ts', 'a.md')).toEqual([
      { name: 'a.md:3', page: 'a.md', file: null, text: 'const a = 1\n' },
      { name: 'a.md:11', page: 'a.md', file: 'b.ts', text: 'let b\n' },
    ])
  })
})
