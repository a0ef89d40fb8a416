import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** Two serial devices of the system, joined by a cable. Disposing it pulls both out. */
export interface PtyPair extends AsyncDisposable {
  folder: string
  near: string
  far: string
}

export interface PtyPairOptions {
  /** Makes the devices in this folder, as `near` and `far`: that of an earlier pair brings the same devices back. */
  folder?: string
}

/** The shell reads until this process is gone, however it went: no pty pair outlives its test. */
const SOCAT_UNTIL_INPUT_ENDS = 'socat "$@" & read -r _; kill $! 2>/dev/null; wait $!'

export async function openPtyPair(options: PtyPairOptions = {}): Promise<PtyPair> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'scanbench-pty-')))
  await mkdir(folder, { recursive: true })
  const near = join(folder, 'near')
  const far = join(folder, 'far')
  const addresses = [near, far].map((link) => `pty,raw,echo=0,link=${link}`)
  const shell = spawn('sh', ['-c', SOCAT_UNTIL_INPUT_ENDS, 'sh', '-d', '-d', ...addresses], {
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const exited = once(shell, 'exit')
  await transferring(shell.stderr)

  return {
    folder,
    near,
    far,
    async [Symbol.asyncDispose]() {
      shell.stdin.end()
      await exited
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function transferring(messages: Readable): Promise<void> {
  const said: string[] = []
  for await (const line of createInterface({ input: messages })) {
    said.push(line)
    if (line.includes(' E ')) throw new Error(`socat made no pty pair:\n${said.join('\n')}`)
    if (line.includes('starting data transfer loop')) break
  }
  // Unread messages would fill the pipe and stop socat.
  messages.resume()
}
