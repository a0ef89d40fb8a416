import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempDisposableSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'

const PROGRAM = fileURLToPath(new URL('../../test/support/tiny-station-program.ts', import.meta.url))
const temporaryFolder = () => mkdtempDisposableSync(join(tmpdir(), 'scanbench-'))

interface Running extends AsyncDisposable {
  process: ChildProcessByStdio<null, Readable, Readable>
  /** What it has written to standard output, as it grows. */
  output: () => string
  errors: Promise<string>
  exit: Promise<number | null>
}

function run(folder: string, ...argv: string[]): Running {
  const env = { ...process.env, DISPLAY: ':77' }
  const child = spawn(process.execPath, [PROGRAM, '--data', folder, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  })
  let output = ''
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()))
  const exit = once(child, 'exit').then(([code]) => code as number | null)
  return {
    process: child,
    output: () => output,
    errors: text(child.stderr),
    exit,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await exit
    },
  }
}

const isReady = (station: Running) => vi.waitFor(() => expect(station.output()).toContain('Ctrl+C stops it.'), 10_000)

/** A program that writes down what it was asked to show. */
function pretendBrowser(folder: string): string {
  const path = join(folder, 'browser.sh')
  writeFileSync(path, `#!/bin/sh\necho "$1" >> ${join(folder, 'shown')}\n`)
  chmodSync(path, 0o755)
  return path
}

test.each(['SIGTERM', 'SIGINT'] as const)('%s stops the station in order, with exit code 0', async (signal) => {
  using folder = temporaryFolder()
  await using station = run(folder.path, '--headless')
  await isReady(station)
  station.process.kill(signal)
  expect({ code: await station.exit, errors: await station.errors }).toEqual({ code: 0, errors: '' })
  const log = readFileSync(join(folder.path, 'logs', 'scanbench.log'), 'utf8')
  const messages = log.trim().split('\n')
  expect(messages.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual(['started', 'stopped'])
  expect(readdirSync(folder.path).toSorted()).toEqual(['lock.sqlite', 'logs'])
})

test('a second start opens a window on the station that runs, and ends', async () => {
  using folder = temporaryFolder()
  const browser = ['--browser', pretendBrowser(folder.path)]
  await using station = run(folder.path, ...browser)
  await isReady(station)
  await using second = run(folder.path, ...browser)
  expect({ code: await second.exit, errors: await second.errors }).toEqual({ code: 0, errors: '' })
  expect(second.output()).toMatch(/^Scanbench runs already at http:\/\/127\.0\.0\.1:\d+; opened a window on it\.\n$/u)
  const shown = () => readFileSync(join(folder.path, 'shown'), 'utf8').trim().split('\n')
  await vi.waitFor(() =>
    expect(shown()).toEqual([
      expect.stringMatching(/^--app=http:\/\/scanbench\.localhost:\d+\/\?ticket=first$/u),
      expect.stringMatching(/^--app=http:\/\/scanbench\.localhost:\d+\/\?ticket=second$/u),
    ]),
  )
})

test('a second start without a window says who holds the data folder', async () => {
  using folder = temporaryFolder()
  await using station = run(folder.path, '--headless')
  await isReady(station)
  await using second = run(folder.path, '--headless')
  expect({ code: await second.exit, errors: await second.errors }).toEqual({
    code: 1,
    errors: `The station with process number ${station.process.pid} uses the data folder ${folder.path} already: use that one, stop it, or name another folder with --data.`,
  })
})

test('a taken port ends the start with one sentence, and the folder is free again', async () => {
  using folder = temporaryFolder()
  await using server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await using station = run(folder.path, '--headless', '--port', String(port))
  expect({ code: await station.exit, errors: await station.errors }).toEqual({
    code: 1,
    errors: expect.stringMatching(new RegExp(`^Port ${port} .*\\.$`, 'u')) as string,
  })
})
