import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ROOT } from './folders.ts'
import { newcArchive, type ArchiveEntry } from './hardware-archive.ts'
import { BOOT_MODULES, modulesInOrder } from './hardware-modules.ts'

/** What the virtual machine boots from. */
export interface HardwareImage {
  kernel: string
  /** Kernel modules, udev and kmod: laid over the files of the host. */
  system: string
  firstFiles: Buffer
}

const CACHE = join(ROOT, '.cache', 'hardware')
const PROGRAM = 0o100755
const FILE = 0o100644
const FOLDER = 0o040755
/** Most of the modules, and nothing that an emulated USB device needs. */
const LEFT_OUT = ['gpu', 'net/ethernet', 'net/wireless', 'media', 'infiniband', 'scsi', 'iio', 'staging'].map(
  (folder) => `./lib/modules/*/kernel/drivers/${folder}`,
)

/** Unpacked once from packages of Debian that are downloaded, not installed; the first files are packed anew each time. */
export function prepareHardwareImage(): HardwareImage {
  const system = join(CACHE, 'system')
  if (!existsSync(system)) unpackSystem(system)
  const [kernel] = globSync(join(system, 'boot', 'vmlinuz-*'))
  const [modules] = globSync(join(system, 'usr', 'lib', 'modules', '*'))
  if (kernel === undefined || modules === undefined)
    throw new Error(`There is no kernel in ${system}. Delete that folder, then try again.`)
  return { kernel, system, firstFiles: newcArchive([...programs(system), ...bootModules(modules)]) }
}

function unpackSystem(system: string): void {
  const packages = downloadPackages()
  const unfinished = `${system}-unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  for (const folder of ['bin', 'sbin', 'lib']) {
    mkdirSync(join(unfinished, 'usr', folder), { recursive: true })
    // As on Debian: what a package has in /lib belongs into /usr/lib.
    symlinkSync(`usr/${folder}`, join(unfinished, folder))
  }
  for (const file of packages) unpack(file, unfinished)
  for (const folder of globSync(join(unfinished, 'usr', 'lib', 'modules', '*')))
    run(join(unfinished, 'usr', 'bin', 'kmod'), ['-b', unfinished, basename(folder)], 'depmod')
  renameSync(unfinished, system)
}

function downloadPackages(): string[] {
  const folder = join(CACHE, 'packages')
  mkdirSync(folder, { recursive: true })
  const kernel = /Depends: (linux-image-\S+)/u.exec(run('apt-cache', ['depends', 'linux-image-amd64']))?.[1]
  if (kernel === undefined) throw new Error('Debian has no package linux-image-amd64 here. Run "apt-get update".')
  console.log('Downloading the kernel and udev of the virtual machine, about 75 MB.')
  run('apt-get', ['-q', 'download', kernel, 'udev', 'kmod', 'busybox-static'], 'apt-get', folder)
  return readdirSync(folder).map((name) => join(folder, name))
}

function unpack(file: string, folder: string): void {
  const without = LEFT_OUT.map((path) => `--exclude='${path}'`).join(' ')
  const pipeline = `dpkg-deb --fsys-tarfile "$1" | tar -x --keep-directory-symlink --no-same-owner ${without} -C "$2"`
  run('sh', ['-c', pipeline, 'sh', file, folder])
}

function programs(system: string): ArchiveEntry[] {
  const guest = join(ROOT, 'test', 'hardware', 'guest')
  return [
    ...['bin', 'modules', 'dev', 'proc', 'sys'].map((path) => ({ path, mode: FOLDER, bytes: new Uint8Array() })),
    { path: 'init', mode: PROGRAM, bytes: readFileSync(join(guest, 'init.sh')) },
    { path: 'bin/busybox', mode: PROGRAM, bytes: readFileSync(join(system, 'usr', 'bin', 'busybox')) },
  ]
}

function bootModules(folder: string): ArchiveEntry[] {
  const files = modulesInOrder(readFileSync(join(folder, 'modules.dep'), 'utf8'), BOOT_MODULES)
  const order = files.map((file) => basename(file))
  return [
    { path: 'modules/order', mode: FILE, bytes: Buffer.from(`${order.join('\n')}\n`) },
    ...files.map((file) => ({
      path: `modules/${basename(file)}`,
      mode: FILE,
      bytes: readFileSync(join(folder, file)),
    })),
  ]
}

function run(command: string, words: readonly string[], argv0 = command, cwd = ROOT): string {
  const { status, error, stdout, stderr } = spawnSync(command, words, { argv0, cwd, encoding: 'utf8' })
  if (error !== undefined) throw new Error(`${command} cannot be started: ${error.message}.`)
  if (status !== 0) throw new Error(`${argv0} ${words.join(' ')} ended with status ${status}: ${stderr.trim()}`)
  return stdout
}
