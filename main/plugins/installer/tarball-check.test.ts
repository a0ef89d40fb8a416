import { mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { checkTarball, TARBALL_LIMITS, type TarballLimits } from './tarball-check.ts'

interface Entry {
  path: string
  type?: string
  contents?: string
  /** What the header claims, where it lies. */
  size?: string
  prefix?: string
}

function header({ path, type = '0', contents = '', size, prefix = '' }: Entry): Buffer {
  const block = Buffer.alloc(512)
  block.write(path, 0, 100)
  block.write('0000644\0', 100)
  block.write(size ?? `${Buffer.byteLength(contents).toString(8).padStart(11, '0')}\0`, 124)
  block.write('        ', 148)
  block.write(type, 156)
  block.write('ustar\x0000', 257)
  block.write(prefix, 345, 155)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

function tar(entries: readonly Entry[]): Buffer {
  const parts = entries.flatMap((entry) => {
    const contents = Buffer.from(entry.contents ?? '')
    return [header(entry), contents, Buffer.alloc((512 - (contents.length % 512)) % 512)]
  })
  return Buffer.concat([...parts, Buffer.alloc(1024)])
}

async function check(bytes: Buffer, limits: Partial<TarballLimits> = {}) {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'scanbench-tar-'))
  const file = join(folder.path, 'x.tgz')
  writeFileSync(file, bytes)
  return await checkTarball(file, { ...TARBALL_LIMITS, ...limits })
}

const MANIFEST: Entry = { path: 'package/package.json', contents: '{"name":"x","version":"1.0.0"}' }
const pax = (text: string): Entry => ({ path: 'PaxHeader/x', type: 'x', contents: `${text.length + 4} ${text}\n` })
const packed = (...entries: Entry[]) => gzipSync(tar([MANIFEST, ...entries]))

test('an ordinary package says its name and version, also with folders and long names', async () => {
  const long = { path: 'x', prefix: `package/${'a'.repeat(100)}` }
  const folder = { path: 'package/lib/', type: '5' }
  const checked = await check(packed(folder, long, pax('path=package/lib/y.js'), { path: 'short' }))
  expect(checked).toEqual({ manifest: { name: 'x', version: '1.0.0' } })
})

const REFUSED: [string, Buffer, RegExp][] = [
  ['a path that climbs out', packed({ path: 'package/../../evil' }), /leads out of its folder/],
  ['a path that climbs out by its prefix', packed({ path: 'evil', prefix: '../..' }), /leads out of its folder/],
  ['a long name that climbs out', packed(pax('path=package/../../../evil'), { path: 'ok' }), /leads out of its folder/],
  [
    'a GNU long name that climbs out',
    packed({ path: 'L', type: 'L', contents: '../evil\0' }, { path: 'ok' }),
    /leads out of its folder/,
  ],
  ['an absolute path', packed({ path: '/etc/passwd' }), /an absolute path/],
  ['a drive letter', packed({ path: 'C:/Windows/x' }), /an absolute path/],
  ['a backslash', packed({ path: 'package\\..\\evil' }), /no part of a name/],
  ['a symbolic link', packed({ path: 'package/link', type: '2' }), /a link/],
  ['a hard link', packed({ path: 'package/link', type: '1' }), /a link/],
  ['a device file', packed({ path: 'package/tty', type: '3' }), /a device file/],
  ['a pipe', packed({ path: 'package/pipe', type: '6' }), /a pipe/],
  ['a type nobody knows', packed({ path: 'package/x', type: 'S' }), /neither file nor folder/],
  ['two sizes for one entry', packed(pax('size=1'), { path: 'package/x' }), /gives a size twice/],
  ['a size in a form of its own', packed({ path: 'package/x', size: '\u0080\0\0\0\0\0\0\0\0\0\0\x01' }), /is damaged/],
  ['two package.json files', packed({ ...MANIFEST, path: 'other/package.json' }), /more than one package\.json/],
  ['no package.json', gzipSync(tar([{ path: 'package/x' }])), /has no package\.json/],
  ['a cut end', gzipSync(tar([MANIFEST]).subarray(0, 700)), /is cut off/],
  ['no tar file at all', gzipSync(Buffer.alloc(2048, 'x')), /is damaged/],
  ['nothing gzipped', Buffer.from('no package'), /incorrect header/],
]
test.each(REFUSED)('a package with %s is refused', async (_what, bytes, message) => {
  await expect(check(bytes)).rejects.toThrow(message)
})

test('a bomb is noticed before it is inflated', async () => {
  const bomb = packed({ path: 'package/zeros', contents: '\0'.repeat(2 ** 20) })
  expect(bomb.length).toBeLessThan(4000)
  await expect(check(bomb, { unpackedBytes: 2 ** 19 })).rejects.toThrow('is larger than 1 MB unpacked')
  await expect(check(bomb, { packedBytes: 10 })).rejects.toThrow('is larger than 0 MB packed')
  await expect(check(packed({ path: 'package/a' }, { path: 'package/b' }), { entries: 2 })).rejects.toThrow('2 files')
})
