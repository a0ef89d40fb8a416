import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'

const HERE = '10.77.0.1'
const THERE = '10.77.0.2'
const PORT = 9100
/** Small, as in printers. */
const BUFFER_BYTES = 8192
const SWITCH = 'scanbench-switch'
const DEVICE = 'scanbench-device'

const ip = async (...words: string[]): Promise<void> => void (await promisify(execFile)('ip', words))

/** A device on the network, behind a switch: the cable between the two can be pulled, and nobody hears of it. */
export interface NetworkCable extends AsyncDisposable {
  readonly host: string
  readonly port: number
  pull(): Promise<void>
  putIn(): Promise<void>
}

/** Connections to the device arrive at this socket of the file system, which namespaces of networks do not part. */
export async function networkCable(socketPath: string): Promise<NetworkCable> {
  await using parts = new AsyncDisposableStack()
  for (const name of [SWITCH, DEVICE]) {
    await ip('netns', 'add', name)
    parts.defer(() => ip('netns', 'delete', name))
  }
  await ip('link', 'add', 'scanbench0', 'type', 'veth', 'peer', 'name', 'port1', 'netns', SWITCH)
  // With its name space it would go only a little later.
  parts.defer(() => ip('link', 'delete', 'scanbench0'))
  await ip('-n', SWITCH, 'link', 'add', 'port2', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', DEVICE)
  await ip('-n', SWITCH, 'link', 'add', 'ports', 'type', 'bridge')
  for (const port of ['port1', 'port2']) await ip('-n', SWITCH, 'link', 'set', port, 'master', 'ports', 'up')
  await ip('-n', SWITCH, 'link', 'set', 'ports', 'up')
  await ip('-n', DEVICE, 'address', 'add', `${THERE}/30`, 'dev', 'eth0')
  await ip('-n', DEVICE, 'link', 'set', 'eth0', 'up')
  await ip('address', 'add', `${HERE}/30`, 'dev', 'scanbench0')
  await ip('link', 'set', 'scanbench0', 'up')
  parts.use(await listenIn(DEVICE, socketPath))
  const rest = parts.move()
  return {
    host: THERE,
    port: PORT,
    pull: () => ip('-n', SWITCH, 'link', 'set', 'port2', 'down'),
    putIn: () => ip('-n', SWITCH, 'link', 'set', 'port2', 'up'),
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  }
}

async function listenIn(namespace: string, socketPath: string): Promise<AsyncDisposable> {
  const words = ['-d', '-d', `TCP-LISTEN:${PORT},reuseaddr,fork,rcvbuf=${BUFFER_BYTES}`, `UNIX-CONNECT:${socketPath}`]
  const socat = spawn('ip', ['netns', 'exec', namespace, 'socat', ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(socat, 'exit')
  let said = ''
  const listening = new Promise<void>((resolve) =>
    socat.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('listening on')) resolve()
    }),
  )
  const failed = ended.then(() => Promise.reject(new Error(`Nobody listens for the device: ${said}`)))
  await Promise.race([listening, failed])
  failed.catch(() => {})
  return {
    async [Symbol.asyncDispose]() {
      socat.kill()
      await ended
    },
  }
}
