import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { array, assert, constantFrom, property } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { safeName, staticFolder } from './static-files.ts'

let base: string
let read: ReturnType<typeof staticFolder>

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'scanbench-static-'))
  await mkdir(join(base, 'public', 'assets'), { recursive: true })
  await writeFile(join(base, 'secret.txt'), 'secret')
  await writeFile(join(base, 'public', 'index.html'), '<html>')
  await writeFile(join(base, 'public', 'assets', 'a b.js'), 'code')
  await writeFile(join(base, 'public', '.env'), 'hidden')
  await symlink(join(base, 'secret.txt'), join(base, 'public', 'link.txt'))
  read = staticFolder(join(base, 'public'))
})
afterAll(() => rm(base, { recursive: true, force: true }))

test('files are found with their type', async () => {
  const page = await read('/index.html')
  const code = await read('/assets/a%20b.js')
  expect([page?.type, new TextDecoder().decode(code?.body), code?.type]).toEqual([
    'text/html; charset=utf-8',
    'code',
    'text/javascript; charset=utf-8',
  ])
})

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '/%252e%252e/secret.txt',
  '/index.html%00.js',
  '/index.html\u0000',
  '//etc/passwd',
  '/C:/windows/win.ini',
  '/.env',
  '/link.txt',
  '/assets',
  '/assets/',
  '/index.html/more',
  '/%E0%A4%A',
  '/',
  '',
  'index.html',
  '/nothing.html',
])('%j is not a file of the window', async (path) => {
  expect(await read(path)).toBeNull()
})

test('a safe name never leads out of the folder', () => {
  const pieces = array(constantFrom('..', '.', '/', '\\', '%2e', '%2f', 'a', 'C:', '\u0000', '%'))
  assert(
    property(pieces, (parts) => {
      const name = safeName(`/${parts.join('')}`) ?? 'a'
      expect(name.split('/').every((segment) => /^a[a.]*$/.test(segment))).toBe(true)
    }),
  )
})
