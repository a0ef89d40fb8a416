import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { AppError } from '@scanbench/plugin'
import { cleanEnvironment } from '../processes/clean-environment.ts'
import { DevtoolsPipe } from './devtools-pipe.ts'
import { findChromium } from './find-chromium.ts'
import { PAGE_POLICY } from './page-printer.ts'
import type { PagePrinter, PaperSize } from './page-printer.ts'
import { Turns } from '../waiting/turns.ts'

interface Options {
  /** Path of the browser, or null where there is none. */
  find?: () => Promise<string | null>
  timeoutMs?: number
}

/** A name that leads nowhere: the page is handed to the browser when it asks for this address. */
const PAGE = 'https://report.invalid/'
const NO_BROWSER = 'Reports need Chromium, Chrome or Edge on this machine. Install one of them.'
const TIMEOUT_MS = 60_000
const MM_PER_INCH = 25.4

const SWITCHES = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND',
]

/** Prints pages with the Chromium of this machine, which is started for each and given nothing but the page. */
export class ChromiumPagePrinter implements PagePrinter {
  readonly #find: () => Promise<string | null>
  readonly #timeoutMs: number
  readonly #turns = new Turns()

  constructor({ find = () => findChromium(), timeoutMs = TIMEOUT_MS }: Options = {}) {
    this.#find = find
    this.#timeoutMs = timeoutMs
  }

  async unavailable(): Promise<string | null> {
    return (await this.#find()) === null ? NO_BROWSER : null
  }

  /** One at a time: a browser takes much memory. */
  print(html: string, paper: PaperSize): Promise<Uint8Array> {
    return this.#turns.run(() => this.#print(html, paper))
  }

  async #print(html: string, paper: PaperSize): Promise<Uint8Array> {
    const program = await this.#find()
    if (program === null) throw new AppError('REPORTS_UNAVAILABLE', NO_BROWSER)
    const folder = await mkdtemp(join(tmpdir(), 'scanbench-page-'))
    const browser = startBrowser(program, folder)
    const timer = setTimeout(() => browser.kill('SIGKILL'), this.#timeoutMs)
    try {
      return await printPage(pipeOf(browser), html, paper)
    } finally {
      clearTimeout(timer)
      await ended(browser)
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  }
}

function startBrowser(program: string, folder: string): ChildProcess {
  // Chromium refuses to run as root with its sandbox.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return spawn(program, [...SWITCHES, ...asRoot, `--user-data-dir=${folder}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env: cleanEnvironment(process.env, {}),
    windowsHide: true,
  })
}

function pipeOf(browser: ChildProcess): DevtoolsPipe {
  const [, , , out, incoming] = browser.stdio
  const pipe = new DevtoolsPipe({ out: out as Writable, in: incoming as Readable })
  browser.on('error', (cause) =>
    pipe.end(
      new AppError('REPORTS_UNAVAILABLE', `The browser that makes pages did not start: ${cause.message}`, { cause }),
    ),
  )
  return pipe
}

async function printPage(pipe: DevtoolsPipe, html: string, paper: PaperSize): Promise<Uint8Array> {
  const { targetId } = await pipe.send('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await pipe.send('Target.attachToTarget', { targetId, flatten: true })
  const send = (method: string, params: Record<string, unknown> = {}) => pipe.send(method, params, String(sessionId))
  answerRequests(pipe, send, html)
  const loaded = Promise.withResolvers<void>()
  pipe.on('Page.loadEventFired', () => loaded.resolve())
  await send('Page.enable')
  await send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  await send('Emulation.setScriptExecutionDisabled', { value: true })
  const { errorText } = await send('Page.navigate', { url: PAGE })
  if (errorText !== undefined)
    throw new AppError('RENDER_FAILED', `The browser did not take the page: ${JSON.stringify(errorText)}`)
  await Promise.race([loaded.promise, pipe.ended])
  const { data } = await send('Page.printToPDF', {
    paperWidth: paper.widthMm / MM_PER_INCH,
    paperHeight: paper.heightMm / MM_PER_INCH,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: 0,
    marginRight: 0,
    printBackground: true,
    preferCSSPageSize: true,
  })
  return Buffer.from(String(data), 'base64')
}

type Send = (method: string, params?: Record<string, unknown>) => Promise<unknown>

/** The first request is for the page itself; every other one is refused. */
function answerRequests(pipe: DevtoolsPipe, send: Send, html: string): void {
  let isGiven = false
  pipe.on('Fetch.requestPaused', ({ requestId, request }) => {
    const isPage = !isGiven && (request as { url?: unknown }).url === PAGE
    isGiven ||= isPage
    const responseHeaders = [
      { name: 'Content-Type', value: 'text/html; charset=utf-8' },
      { name: 'Content-Security-Policy', value: PAGE_POLICY },
    ]
    const answer = isPage
      ? send('Fetch.fulfillRequest', {
          requestId,
          responseCode: 200,
          responseHeaders,
          body: Buffer.from(html).toString('base64'),
        })
      : send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
    answer.catch(() => {
      // The request, or the browser, is gone already.
    })
  })
}

async function ended(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null || browser.signalCode !== null || browser.pid === undefined) return
  const exit = once(browser, 'exit')
  browser.kill('SIGKILL')
  await exit
}
