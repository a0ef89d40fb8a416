import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempDisposableSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildProgramsIn } from '../../build/scripts/build-programs.ts'
import { ROOT } from '../../build/scripts/folders.ts'
import { pack, writePackage } from '../support/plugin-package.ts'

mkdirSync(join(ROOT, 'dist'), { recursive: true })
// Inside the project, because the packages that are not bundled are looked for from there.
const programs = mkdtempDisposableSync(join(ROOT, 'dist', 'bare-'))
const folder = mkdtempDisposableSync(join(tmpdir(), 'scanbench-bare-'))

beforeAll(() => buildProgramsIn(programs.path), 60_000)
afterAll(() => {
  programs.remove()
  folder.remove()
})

/** The program as it is installed, on a computer that has no npm and no git. */
async function scanbench(...words: string[]): Promise<{ exitCode: number; text: string }> {
  const file = join(programs.path, 'command.js')
  const argv = [file, 'plugins', ...words, '--data', join(folder.path, 'data')]
  const env = { PATH: join(folder.path, 'empty'), HOME: folder.path }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, argv, { env }, (_error, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, text: `${stdout}${stderr}` }),
    )
  })
}

test('without npm a tarball and a folder are installed, turned on and taken away', async () => {
  const source = await writePackage(join(folder.path, 'greeter'), { name: 'greeter' })
  const installed = await scanbench('install', await pack(source, folder.path))
  expect(installed).toMatchObject({ exitCode: 0, text: expect.stringContaining('Installed greeter 1.0.0') })
  expect(await scanbench('enable', 'greeter')).toEqual({ exitCode: 0, text: 'greeter is on.\n' })
  expect((await scanbench('list')).text).toMatch(/^greeter +1\.0\.0 +on +package/m)
  await scanbench('disable', 'greeter')
  expect(await scanbench('uninstall', 'greeter')).toEqual({ exitCode: 0, text: 'greeter is uninstalled.\n' })
  const again = await scanbench('install', source)
  expect(again).toMatchObject({ exitCode: 0, text: expect.stringContaining('Installed greeter 1.0.0') })
}, 60_000)

test('without git an address of a repository says that it needs git, and changes nothing', async () => {
  const before = (await scanbench('list')).text
  const refused = await scanbench('install', 'git+https://git.example/greeter.git')
  expect(refused).toMatchObject({ exitCode: 1, text: expect.stringContaining('needs the program git') })
  expect((await scanbench('list')).text).toBe(before)
}, 60_000)
