import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../../main/window/find-browser.ts'
import { isExecutable } from '../../main/window/is-executable.ts'

interface SystemPackage {
  name: string
  why: string
  isThere: () => boolean
}

const onPath = (command: string): boolean =>
  (process.env['PATH'] ?? '').split(':').some((folder) => isExecutable(join(folder, command)))

const isLibrary = (name: string): boolean => globSync(`/{usr/lib,lib}/{,*-linux-gnu/}${name}`).length > 0

export const TEST_PACKAGES: readonly SystemPackage[] = [
  {
    name: 'chromium',
    why: 'browser tests',
    isThere: () => findBrowser({ wanted: null, platform: process.platform, env: process.env, isExecutable }) !== null,
  },
  { name: 'socat', why: 'serial port pairs', isThere: () => onPath('socat') },
  { name: 'iproute2', why: 'a network whose cables are pulled', isThere: () => onPath('ip') },
  {
    name: 'cups',
    why: 'a print service with queues',
    isThere: () => ['/usr/sbin/cupsd', '/usr/lib/cups/backend/socket', '/usr/bin/lpstat'].every(isExecutable),
  },
  { name: 'qemu-system-x86', why: 'a machine with USB devices', isThere: () => onPath('qemu-system-x86_64') },
  { name: 'xz-utils', why: 'unpacking its kernel', isThere: () => onPath('xz') },
  { name: 'libusb-1.0-0', why: 'the HID library', isThere: () => isLibrary('libusb-1.0.so.0') },
  { name: 'libudev1', why: 'the HID library', isThere: () => isLibrary('libudev.so.1') },
  { name: 'zbar-tools', why: 'reading codes by a second reader', isThere: () => onPath('zbarimg') },
  { name: 'dmtx-utils', why: 'reading Data Matrix by a second reader', isThere: () => onPath('dmtxread') },
  { name: 'poppler-utils', why: 'reading PDFs back', isThere: () => onPath('pdfinfo') && onPath('pdftoppm') },
]

/** What is measured beside ours. */
export const BENCH_PACKAGES: readonly SystemPackage[] = [
  { name: 'weasyprint', why: 'labels as others print them', isThere: () => onPath('weasyprint') },
  ...TEST_PACKAGES.filter(({ name }) => ['chromium', 'poppler-utils', 'socat'].includes(name)),
]

/** What tests and measurements need from the system is installed where that may be done, and asked for elsewhere; never passed over. */
export async function installSystemPackages(packages: readonly SystemPackage[]): Promise<void> {
  const missing = packages.filter(({ isThere }) => !isThere())
  if (missing.length === 0) return
  const names = missing.map(({ name }) => name)
  const list = missing.map(({ name, why }) => `${name} (${why})`).join(', ')
  if (!isDebian() || process.getuid?.() !== 0) throw new Error(commandFor(list, names))
  console.log(`Installing with apt-get: ${list}.`)
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...names)
}

const commandFor = (list: string, names: string[]): string =>
  isDebian()
    ? `This needs ${list}. Install with: sudo apt-get install -y ${names.join(' ')}`
    : `This needs ${list}, and runs on Linux with these commands on the path: ${names.join(', ')}.`

function isDebian(): boolean {
  try {
    return /^ID="?debian"?$/mu.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    // No such file: not Linux.
    return false
  }
}

function apt(...words: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status } = spawnSync('apt-get', ['-q', ...words], { stdio: ['ignore', 'ignore', 'inherit'], env })
  if (status !== 0) throw new Error(`apt-get ${words.join(' ')} ended with status ${status}.`)
}
