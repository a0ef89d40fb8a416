import { mkdir, mkdtempDisposable, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileHolder } from './file-holder.ts'

test('the program that has a port open is named with its number, and a free port has none', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'scanbench-proc-'))
  const root = await realpath(folder.path)
  const [port, free] = [join(root, 'ttyUSB0'), join(root, 'ttyUSB1')]
  for (const file of [port, free]) await writeFile(file, '')
  await symlink(port, join(root, 'by-id'))
  for (const [pid, name, opened] of [
    ['17', 'bash', '/dev/null'],
    ['4120', 'LabelApp', port],
  ] as const) {
    await mkdir(join(root, pid, 'fd'), { recursive: true })
    await writeFile(join(root, pid, 'comm'), `${name}\n`)
    await symlink(opened, join(root, pid, 'fd', '3'))
  }
  const holder = { pid: 4120, name: 'LabelApp' }
  expect([await fileHolder(port, root), await fileHolder(join(root, 'by-id'), root)]).toEqual([holder, holder])
  expect([await fileHolder(free, root), await fileHolder(port, join(root, 'nowhere'))]).toEqual([null, null])
})
