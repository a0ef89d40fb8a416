import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './imports.ts'

const BINARY = new Set(['.png', '.ico', '.woff2', '.ttf', '.sqlite', '.icns'])
const HERE = 'test/architecture/wording.test.ts'

/** Words that make sense on one machine or on one day only. */
const STRAYS: readonly RegExp[] = [
  /(?:^|[\s'"`(=:])\/(?:work|root|home\/(?!ann\b|user\b|you\b)\w+|Users\/(?!ann\b|you\b)\w+)\//mu,
  /\/tmp\/(?!\.X11)\w/u,
  /\b(?:TODO|FIXME|XXX)\b/u,
]

const isFile = (file: string): boolean => file !== '' && existsSync(join(ROOT, file))

function trackedFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
  return list.split('\0').filter((file) => file !== HERE && file !== 'package-lock.json' && isFile(file))
}

test('no file speaks of one machine, or of what is yet to be done', () => {
  const texts = trackedFiles().filter((file) => !BINARY.has(extname(file)))
  const found = texts.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8')
    return STRAYS.filter((stray) => stray.test(text)).map((stray) => `${file} matches ${String(stray)}`)
  })
  expect(found).toEqual([])
})
