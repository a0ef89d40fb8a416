import { createServer, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as after } from 'node:timers'
import { setTimeout as wait } from 'node:timers/promises'
import { VIRTUAL_LANGUAGES } from '../../drivers/simulators/languages.ts'
import { createVirtualPrinter } from '../../drivers/simulators/virtual-printer.ts'
import type { VirtualPrinter } from '../../drivers/simulators/virtual-printer.ts'
import { openSerialEnd, type SerialEnd } from '../support/far-end.ts'
import { openPtyPair, type PtyPair } from '../support/pty-pair.ts'
import type { TorturedLanguage } from './tortured-languages.ts'

export type Line = 'serial' | 'tcp'

const MS_PER_LABEL = 3
const LONGEST_QUESTION = 16
/** Longer than a station takes to see that nobody answers. */
const RESTART_MS = 600
/** The second is asked when the first was given up, and all that was written before has arrived by then. */
const MISSED_QUESTIONS = 2
const LOOK_AGAIN_MS = 10
const CABLE_OUT_MS = 80
/** Nothing came and nothing came out for so long: somebody can look at the paper. */
const QUIET_MS = 200

/** A printer that counts what came out, at the end of a line that really exists, with which everything can happen. */
export class RoughPrinter {
  /** Numbers of the labels, in the order they came out. */
  readonly paper: number[] = []
  readonly #kind: Line
  readonly #language: TorturedLanguage
  #isOutOfPaper = false
  #stirredAt = 0
  #answerDelayMs = 0
  /** What it said and nobody has heard yet: a line hands it on in its order. */
  readonly #unheard: Uint8Array[] = []
  #heardAt = 0
  #isOff = false
  /** How often it was asked while it was off. */
  #missed = 0
  #server: Server | null = null
  #socket: Socket | null = null
  #cable: PtyPair | null = null
  #end: SerialEnd | null = null
  readonly #printer: VirtualPrinter

  constructor(kind: Line, tortured: TorturedLanguage) {
    this.#kind = kind
    this.#language = tortured
    const language = VIRTUAL_LANGUAGES[tortured.language]
    if (language === undefined) throw new Error(`There is no simulated printer for ${tortured.language}`)
    this.#printer = createVirtualPrinter({
      language: language(),
      onLabel: (bytes) => this.#putOut(bytes),
      answer: (bytes) => this.#answer(bytes),
      onUnplug: () => void this.#pullOut(),
      wait(ms, due) {
        const timer = after(due, ms)
        return { [Symbol.dispose]: () => clearTimeout(timer) }
      },
    })
    this.#printer.setFaults({ msPerLabel: MS_PER_LABEL })
  }

  /** Is all that it was given on paper or lost? */
  get isQuiet(): boolean {
    return !this.#isOff && !this.#isOutOfPaper && performance.now() - this.#stirredAt > QUIET_MS
  }

  async start(): Promise<{ path: string } | { port: number }> {
    if (this.#kind === 'serial') {
      this.#cable = await openPtyPair()
      this.#plugIn(this.#cable)
      return { path: this.#cable.near }
    }
    this.#server = createServer((socket) => this.#accept(socket)).listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return { port: address.port }
  }

  /** The cable comes out in the middle of what is sent next. */
  cut(afterBytes: number): void {
    this.#printer.setFaults({ unplugAfterBytes: afterBytes })
  }

  async paperOut(ms: number): Promise<void> {
    this.#isOutOfPaper = true
    this.#printer.setCondition('paper out', true)
    await wait(ms)
    this.#isOutOfPaper = false
    this.#stirredAt = performance.now()
    this.#printer.setCondition('paper out', false)
  }

  async answerLate(delayMs: number, ms: number): Promise<void> {
    this.#answerDelayMs = delayMs
    await wait(ms)
    this.#answerDelayMs = 0
  }

  async answerGarbage(ms: number): Promise<void> {
    this.#printer.setFaults({ answersWrong: true })
    await wait(ms)
    this.#printer.setFaults({ answersWrong: false })
  }

  /**
   * Off and on: what it had is gone, and what comes meanwhile too. A serial line does not notice; a station does when nobody
   * answers. On a busy machine it may come to that late, so the printer stays off until it has, or needs not.
   */
  async restart(isAtRest: () => boolean): Promise<void> {
    this.#missed = 0
    this.#isOff = true
    this.#socket?.destroy()
    while (this.#kind === 'serial' && this.#missed < MISSED_QUESTIONS && !isAtRest()) await wait(LOOK_AGAIN_MS)
    await wait(RESTART_MS)
    this.#printer.restart()
    this.#isOff = false
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket?.destroy()
    this.#server?.close()
    this.#end?.[Symbol.dispose]()
    await this.#cable?.[Symbol.asyncDispose]()
  }

  #accept(socket: Socket): void {
    if (this.#isOff) return void socket.destroy()
    this.#socket = socket
    socket.on('error', () => {})
    socket.on('data', (bytes) => this.#receive(bytes))
  }

  #plugIn(cable: PtyPair): void {
    this.#end = openSerialEnd(cable.far)
    this.#end.onData((bytes) => this.#receive(bytes))
  }

  #putOut(bytes: Uint8Array): void {
    this.#stirredAt = performance.now()
    this.paper.push(this.#language.numberOn(bytes))
  }

  #receive(bytes: Uint8Array): void {
    // Questions come all the time.
    if (bytes.length > LONGEST_QUESTION) this.#stirredAt = performance.now()
    if (this.#isOff) this.#missed += this.#isAsked(bytes) ? 1 : 0
    else this.#printer.receive(bytes)
  }

  /** The last bytes of a label may be as few as those of a question. */
  #isAsked(bytes: Uint8Array): boolean {
    const { driver } = this.#language
    return driver.status !== null && Buffer.from(bytes).includes(Buffer.from(driver.status.request))
  }

  #answer(bytes: Uint8Array): void {
    this.#unheard.push(bytes)
    const delayMs = Math.max(this.#answerDelayMs, this.#heardAt - performance.now())
    this.#heardAt = performance.now() + delayMs
    if (delayMs <= 0) this.#sayOldest()
    else after(() => this.#sayOldest(), delayMs)
  }

  #sayOldest(): void {
    const bytes = this.#unheard.shift()
    if (bytes === undefined || this.#isOff) return
    if (this.#kind === 'serial') this.#end?.send(bytes)
    else if (this.#socket?.destroyed === false) this.#socket.write(bytes)
  }

  async #pullOut(): Promise<void> {
    if (this.#kind === 'tcp') return void this.#socket?.destroy()
    const cable = this.#cable
    if (cable === null) return
    this.#end?.[Symbol.dispose]()
    this.#end = null
    await cable[Symbol.asyncDispose]()
    await wait(CABLE_OUT_MS)
    this.#cable = await openPtyPair({ folder: cable.folder })
    this.#plugIn(this.#cable)
  }
}
