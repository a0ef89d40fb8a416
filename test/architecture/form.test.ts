import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSource, ROOT, sourceFiles } from './imports.ts'

const TOP_FOLDERS = ['main', 'drivers', 'plugins', 'renderer', 'build', 'test', 'docs']
const README_LINES = 40
const MIXINS = 'plugins/sdk/mixins'

const files = sourceFiles()
const containing = (pattern: RegExp, among: string[]): string[] =>
  among.filter((file) => pattern.test(readSource(file)))

describe('form', () => {
  test('nothing but scripts and measurements writes to the console', () => {
    const others = files.filter((file) => !/^(build\/scripts|test\/bench)\//u.test(file))
    expect(containing(/\bconsole\s*\./u, others)).toEqual([])
  })

  test('types are never silenced, and lint only with the reason beside it', () => {
    const silence = /@ts-(?:ignore|nocheck|expect-error)|\bas any\b(?! \w)|lint-disable(?!.*--)/u
    expect(containing(silence, files)).toEqual([])
  })

  test('only the client of the window asks the station', () => {
    const window = files.filter((file) => file.startsWith('renderer/') && !file.startsWith('renderer/client/'))
    expect(containing(/\b(?:fetch|XMLHttpRequest|EventSource|WebSocket)\s*\(/u, window)).toEqual([])
  })

  test('each top folder says in at most forty lines what is here, what it may import and how to add one more', () => {
    const lengths = TOP_FOLDERS.map((folder) => {
      const readme = join(ROOT, folder, 'README.md')
      return [
        folder,
        existsSync(readme) ? readFileSync(readme, 'utf8').trimEnd().split('\n').length : Infinity,
      ] as const
    })
    expect(lengths.filter(([, lines]) => lines > README_LINES)).toEqual([])
  })

  test('the README of the station names each of its rooms', () => {
    const readme = readSource('main/README.md')
    const rooms = readdirSync(join(ROOT, 'main'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(rooms.map(({ name }) => name).filter((name) => !readme.includes(`\`${name}/\``))).toEqual([])
  })

  test('every mixin goes through the door of the SDK and says since when it is there', () => {
    const names = globSync('*-mixin.ts', { cwd: join(ROOT, MIXINS) }).map((file) => basename(file))
    const door = readSource(`${MIXINS}/index.ts`)
    const lacking = names.filter(
      (name) => !door.includes(`'./${name}'`) || !readSource(`${MIXINS}/${name}`).includes('@since'),
    )
    expect({ count: names.length > 0, lacking }).toEqual({ count: true, lacking: [] })
  })
})
