import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HardwareImage } from './hardware-image.ts'

export interface GuestCommand {
  /** Words of the command, which runs in the checkout as root. */
  words: readonly string[]
  cwd: string
  /** Files that the command leaves in `/hardware`, and where they go. */
  results: Readonly<Record<string, string>>
  timeLimitMs: number
}

const MEMORY_MB = 3072
const PROCESSORS = 2

/** Runs a command in a virtual machine on the files of this machine, which it sees read-only; the exit code is the command's. */
export async function runInGuest(image: HardwareImage, command: GuestCommand): Promise<number> {
  const exchange = mkdtempSync(join(tmpdir(), 'scanbench-hardware-'))
  try {
    writeFileSync(join(exchange, 'first-files'), image.firstFiles)
    writeFileSync(join(exchange, 'guest.sh'), readFileSync(join(command.cwd, 'test', 'hardware', 'guest', 'guest.sh')))
    writeFileSync(join(exchange, 'command.sh'), commandText(command))
    const hasEnded = await runMachine(machineWords(image, exchange), command.timeLimitMs)
    if (!hasEnded) console.error(`The virtual machine was stopped after ${command.timeLimitMs / 1000} s.`)
    copyResults(exchange, command.results)
    return exitCode(exchange)
  } finally {
    rmSync(exchange, { recursive: true, force: true })
  }
}

const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`

function commandText({ words, cwd }: GuestCommand): string {
  return `cd ${quoted(cwd)} || exit 1\nexport FORCE_COLOR=0 NODE_ENV=test\nexec ${words.map(quoted).join(' ')}\n`
}

/**
 * All that the emulation knows but protection keys, with which V8 guards its compiled code and sometimes ends
 * (archestra-ai/archestra#6177). Alone that did not keep it from ending here: see the settings of `test/hardware`.
 */
const PROCESSOR = 'max,pku=off'

function machineWords({ kernel, system }: HardwareImage, exchange: string): string[] {
  return [
    ['-machine', 'pc', '-accel', 'tcg,thread=multi', '-cpu', PROCESSOR, '-smp', String(PROCESSORS)],
    ['-m', String(MEMORY_MB), '-nodefaults', '-display', 'none', '-no-reboot', '-serial', 'stdio'],
    ['-device', 'virtio-rng-pci'],
    ['-kernel', kernel, '-initrd', join(exchange, 'first-files')],
    ['-append', 'console=ttyS0 quiet loglevel=3 panic=-1 mitigations=off'],
    share('host', '/', 'readonly=on,'),
    share('system', system, 'readonly=on,'),
    share('exchange', exchange, ''),
  ].flat()
}

function share(tag: string, path: string, options: string): string[] {
  // A comma in a path is written twice.
  const folder = path.replaceAll(',', ',,')
  const what = `local,id=${tag},path=${folder},${options}security_model=none,multidevs=remap`
  return ['-fsdev', what, '-device', `virtio-9p-pci,fsdev=${tag},mount_tag=${tag}`]
}

const end = (): never => process.exit(1)

/** `timeout` ends the machine also when this process is not there any more to do it, and itself with it. */
async function runMachine(words: readonly string[], timeLimitMs: number): Promise<boolean> {
  const limited = ['--signal=KILL', String(timeLimitMs / 1000), 'qemu-system-x86_64', ...words]
  const machine = spawn('timeout', limited, { stdio: ['ignore', 'inherit', 'inherit'] })
  const stop = (): void => void machine.kill()
  process.once('exit', stop).once('SIGTERM', end).once('SIGINT', end)
  try {
    const [, signal] = (await once(machine, 'exit')) as [number | null, string | null]
    return signal !== 'SIGKILL'
  } finally {
    process.off('exit', stop).off('SIGTERM', end).off('SIGINT', end)
  }
}

function copyResults(exchange: string, results: GuestCommand['results']): void {
  for (const [name, target] of Object.entries(results)) {
    try {
      copyFileSync(join(exchange, name), target)
    } catch {
      console.error(`The virtual machine left no ${name}.`)
    }
  }
}

function exitCode(exchange: string): number {
  try {
    return Number(readFileSync(join(exchange, 'exit-code'), 'utf8'))
  } catch {
    // It did not get so far.
    return 1
  }
}
