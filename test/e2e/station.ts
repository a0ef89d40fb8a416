import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { test as base, type Page } from '@playwright/test'

const PROGRAM = fileURLToPath(new URL('../../main/node.ts', import.meta.url))
const WITH_SAMPLES = fileURLToPath(new URL('../support/sample-station-program.ts', import.meta.url))

/** The program as people run it, in a folder of its own, and a window that is signed in. */
export interface StationWindow {
  page: Page
  /** Calls the API with the rights of the window. */
  call: <T>(method: string, path: string, body?: unknown) => Promise<T>
}

interface Running {
  signInUrl: string
  stop(): Promise<void>
}

interface StationOptions {
  hasSamples: boolean
  programFlags: string[]
  dataFiles: Record<string, string>
}

export const test = base.extend<StationOptions & { station: StationWindow }>({
  /** The plugins of `plugins/samples`, off. */
  hasSamples: [false, { option: true }],
  /** More of the command line. */
  programFlags: [[], { option: true }],
  /** What lies in the data folder before the start. */
  dataFiles: [{}, { option: true }],
  station: async ({ page, hasSamples, programFlags, dataFiles }, use) => {
    const running = await start({ hasSamples, programFlags, dataFiles })
    await page.goto(running.signInUrl)
    await use({ page, call: (method, path, body) => page.evaluate(callInPage, { method, path, body }) })
    await running.stop()
  },
})

async function start({ hasSamples, programFlags, dataFiles }: StationOptions): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-e2e-'))
  for (const [path, text] of Object.entries(dataFiles)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const child = spawn(
    process.execPath,
    [hasSamples ? WITH_SAMPLES : PROGRAM, '--headless', '--demo', '--data', folder, ...programFlags],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const exited = once(child, 'exit')
  return {
    signInUrl: await readSignInUrl(createInterface({ input: child.stdout })),
    async stop() {
      child.kill('SIGTERM')
      await exited
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function readSignInUrl(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const found = /http:\/\/scanbench\.localhost:\d+\/\?ticket=\S+/.exec(line)
    if (found !== null) return found[0]
  }
  throw new Error('The station ended before it told its address')
}

async function callInPage({ method, path, body }: { method: string; path: string; body: unknown }) {
  const init: RequestInit = { method, headers: { 'Content-Type': 'application/json' } }
  if (body !== undefined) init.body = JSON.stringify(body)
  const response = await fetch(path, init)
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.status === 204 ? null : response.json()
}

interface Machine {
  pk: string
  driver: string
  status: number
}

/** Makes a machine of a real device and waits until the station is connected to it. */
export async function connectMachine(
  { page, call }: StationWindow,
  machine: { name: string; machine_type: string; driver: string; settings: Record<string, unknown> },
): Promise<Machine> {
  const { settings, ...body } = machine
  const made = await call<Machine>('POST', '/api/machine/', { ...body, active: true })
  for (const [key, value] of Object.entries(settings))
    await call('PATCH', `/api/machine/${made.pk}/settings/D/${key}/`, { value })
  await page.waitForFunction(
    async (pk) => ((await (await fetch(`/api/machine/${pk}/`)).json()) as Machine).status === 100,
    made.pk,
  )
  return made
}

/** Takes the demonstration's own devices away, as a customer with real ones would. */
export async function removeSimulators({ call }: StationWindow): Promise<void> {
  const machines = await call<Machine[]>('GET', '/api/machine/')
  for (const { pk } of machines) await call('DELETE', `/api/machine/${pk}/`)
}
