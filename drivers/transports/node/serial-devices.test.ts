import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { serialDevices } from './serial-devices.ts'

test('without udev serial devices are known by their names, and terminals are none of them', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'scanbench-dev-'))
  for (const name of ['ttyUSB1', 'ttyACM0', 'tty0', 'ttyS0', 'rfcomm2', 'null', 'ttyprintk'])
    await writeFile(join(folder.path, name), '')
  expect(await serialDevices(folder.path)).toEqual(
    ['rfcomm2', 'ttyACM0', 'ttyS0', 'ttyUSB1'].map((name) => join(folder.path, name)),
  )
})
