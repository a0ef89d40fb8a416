import { existsSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readSource, ROOT } from './imports.ts'

const PAGES = ['*.md', '{docs,main,drivers,plugins,renderer,build,test}/**/*.md']

const pages = globSync(PAGES, { cwd: ROOT, exclude: ['**/node_modules/**'] }).map((file) => file.replaceAll('\\', '/'))

/** Links to files of ours, without those in code. */
function linksIn(text: string): string[] {
  const prose = text.replace(/^```.*?^```$/gmsu, '').replace(/`[^`\n]*`\]/gu, ']')
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/gu)].map(([, target = '']) => target)
  return targets.filter((target) => !/^[a-z]+:/u.test(target) && !target.startsWith('#'))
}

test('every link in a page leads to a file of ours, and to a heading of it', () => {
  const broken = pages.flatMap((page) =>
    linksIn(readSource(page))
      .filter((target) => !leads(page, target))
      .map((target) => `${page}: ${target}`),
  )
  expect(broken).toEqual([])
  expect(pages.length).toBeGreaterThan(10)
})

function leads(page: string, target: string): boolean {
  const [file = '', heading] = target.split('#')
  const path = join(ROOT, dirname(page), file)
  if (!existsSync(path)) return false
  return heading === undefined || headingsOf(join(dirname(page), file)).includes(heading)
}

function headingsOf(page: string): string[] {
  const lines = readSource(page).matchAll(/^#+ (.+)$/gmu)
  return [...lines].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )
}
