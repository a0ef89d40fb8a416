import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { memoryOfTree } from './processes.ts'

const PASSWORD = 'bench-password'

/** A station in a process of its own, spoken to as any client would. */
export interface RunningStation extends AsyncDisposable {
  readonly address: string
  /** Of the person `station`. */
  readonly password: string
  json<T>(method: string, path: string, body?: unknown): Promise<T>
  /** Calls back for each event until the returned function is called. */
  events(onEvent: (event: { type: string; data: unknown }, at: number) => void): Promise<() => void>
  /** Memory of the station and all its children in bytes; pages that they share count once. */
  memory(): Promise<number>
  /** Ends it as a power cut does. */
  kill(): Promise<void>
}

export async function startStation(dataFolder: string, options: readonly string[] = []): Promise<RunningStation> {
  const child = spawn(
    process.execPath,
    ['dist/main/node.js', '--headless', '--no-demo', '--data', dataFolder, '--admin-password', PASSWORD, ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const address = await readAddress(child)
  const authorization = await signIn(address)
  const headers = { Authorization: authorization, 'Content-Type': 'application/json' }

  return {
    address,
    password: PASSWORD,
    async json<T>(method: string, path: string, body?: unknown): Promise<T> {
      const init: RequestInit =
        body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) }
      const response = await fetch(`${address}${path}`, init)
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
      return (response.status === 204 ? null : await response.json()) as T
    },
    async events(onEvent) {
      const abort = new AbortController()
      const response = await fetch(`${address}/api/station/events/`, { headers, signal: abort.signal })
      void readLines(response, onEvent).catch(() => undefined)
      return () => abort.abort()
    },
    memory: () => memoryOfTree(child.pid ?? 0),
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function readAddress(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout! })
  for await (const line of lines) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)
    if (found !== null) return found[0]
  }
  throw new Error('The station ended before it told its address')
}

async function signIn(address: string): Promise<string> {
  const basic = Buffer.from(`station:${PASSWORD}`).toString('base64')
  const response = await fetch(`${address}/api/user/me/token/?name=bench`, {
    headers: { Authorization: `Basic ${basic}` },
  })
  const { token } = (await response.json()) as { token: string }
  return `Token ${token}`
}

async function readLines(
  response: Response,
  onEvent: (event: { type: string; data: unknown }, at: number) => void,
): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of response.body!) {
    const at = performance.now()
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') onEvent(JSON.parse(line), at)
  }
}
