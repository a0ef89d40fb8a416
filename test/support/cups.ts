import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eventually } from './eventually.ts'

/** Those who may not be administrators do not have its programs on their path. */
const run = (program: string, words: readonly string[]) =>
  promisify(execFile)(program, words, { env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` } })

/** A print service of its own, with everything it keeps in this folder. Whoever runs the tests is its administrator. */
function configuration(folder: string): Record<string, string> {
  return {
    'cups-files.conf': `
ServerRoot ${folder}
RequestRoot ${folder}/spool
TempDir ${folder}/spool
CacheDir ${folder}/cache
StateDir ${folder}/state
ErrorLog ${folder}/error_log
AccessLog ${folder}/access_log
PageLog ${folder}/page_log
SystemGroup root
`,
    'cupsd.conf': `
Listen ${folder}/socket
Browsing No
WebInterface No
DefaultAuthType None
LogLevel info
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
`,
  }
}

/** CUPS itself with the raw queue `Zebra`, whose printer is here; the programs of CUPS find it until it is disposed. */
export async function startCups() {
  await using parts = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-cups-'))
  parts.defer(() => rm(folder, { recursive: true }))
  // What sends a job to the printer runs as another user.
  await chmod(folder, 0o755)
  for (const name of ['spool', 'cache', 'state']) await mkdir(join(folder, name))
  for (const [name, text] of Object.entries(configuration(folder))) await writeFile(join(folder, name), text)
  const printer = parts.use(await rawPrinter())
  const before = process.env['CUPS_SERVER']
  process.env['CUPS_SERVER'] = join(folder, 'socket')
  parts.defer(() => {
    if (before === undefined) delete process.env['CUPS_SERVER']
    else process.env['CUPS_SERVER'] = before
  })
  let daemon = parts.use(await startDaemon(folder))
  const queue = 'Zebra'
  await run('lpadmin', ['-p', queue, '-E', '-v', `socket://127.0.0.1:${printer.port}`, '-m', 'raw'])
  const waiting = async (): Promise<string[]> => {
    const { stdout } = await run('lpstat', ['-W', 'not-completed', '-o', queue])
    return stdout.split('\n').flatMap((line) => line.split(' ')[0] || [])
  }
  const rest = parts.move()
  return {
    queue,
    /** What the printer got, when the queue is empty: each job is a connection of its own. */
    async jobs(): Promise<readonly Uint8Array[]> {
      await eventually(async () => {
        if ((await waiting()).length > 0) throw new Error('Jobs are still waiting.')
      })
      return printer.jobs
    },
    /** The names of the jobs that are not out. */
    waiting,
    setRefusing: async (isRefusing: boolean) => void (await run(isRefusing ? 'cupsreject' : 'cupsaccept', [queue])),
    setStopped: async (isStopped: boolean) => void (await run(isStopped ? 'cupsdisable' : 'cupsenable', [queue])),
    cancel: async (job: string) => void (await run('cancel', [job])),
    onData: printer.onData,
    /** The service is there, or not. */
    stop: () => daemon[Symbol.asyncDispose](),
    async start(): Promise<void> {
      daemon = rest.use(await startDaemon(folder))
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  }
}

async function startDaemon(folder: string): Promise<AsyncDisposable> {
  const files = ['-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')]
  const daemon = spawn('/usr/sbin/cupsd', ['-f', ...files], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(daemon, 'exit')
  const said = saidBy(daemon)
  const failed = ended.then(() => Promise.reject(new Error(`CUPS did not start: ${said()}`)))
  const answers = eventually(async () => {
    const { stdout } = await run('lpstat', ['-r'])
    if (!stdout.includes('is running')) throw new Error(stdout)
  })
  await Promise.race([answers, failed])
  failed.catch(() => {})
  return {
    async [Symbol.asyncDispose]() {
      daemon.kill()
      await ended.catch(() => {})
    },
  }
}

function saidBy(daemon: ChildProcess): () => string {
  let text = ''
  daemon.stderr?.setEncoding('utf8').on('data', (more: string) => void (text += more))
  return () => text
}

/** A printer of the network that keeps what each connection brought. */
async function rawPrinter() {
  const jobs: Uint8Array[] = []
  const listeners: ((bytes: Uint8Array) => void)[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    const pieces: Uint8Array[] = []
    socket.on('error', () => {})
    socket.on('data', (bytes: Uint8Array) => {
      pieces.push(bytes)
      for (const listener of listeners) listener(bytes)
    })
    socket.on('end', () => jobs.push(Buffer.concat(pieces)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    jobs,
    onData: (listener: (bytes: Uint8Array) => void) => void listeners.push(listener),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
