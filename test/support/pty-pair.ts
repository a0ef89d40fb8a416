import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

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

export async function openPtyPair(options: PtyPairOptions = {}): Promise<PtyPair> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'scanbench-pty-')))
  await mkdir(folder, { recursive: true })
  const near = join(folder, 'near')
  const far = join(folder, 'far')
  const addresses = [near, far].map((link) => `pty,raw,echo=0,link=${link}`)
  const socat = spawn('socat', ['-d', '-d', ...addresses], { stdio: ['ignore', 'ignore', 'pipe'] })
  const exited = once(socat, 'exit')
  const said: string[] = []
  let isReady = false
  for await (const line of createInterface({ input: socat.stderr })) {
    said.push(line)
    isReady = line.includes('starting data transfer loop')
    if (isReady) break
  }
  socat.stderr.resume()
  if (!isReady) throw new Error(`socat made no pty pair:\n${said.join('\n')}`)
  // socat ends when nobody has a device open any more; held open, it can be closed and opened again.
  const held = await Promise.all([near, far].map((path) => open(path, constants.O_RDWR | constants.O_NOCTTY)))

  return {
    folder,
    near,
    far,
    async [Symbol.asyncDispose]() {
      await Promise.all(held.map((file) => file.close()))
      socat.kill('SIGTERM')
      await exited
      await rm(folder, { recursive: true, force: true })
    },
  }
}
