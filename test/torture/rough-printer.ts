import { createServer, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as after } from 'node:timers'
import { setTimeout as wait } from 'node:timers/promises'
import { createZplLanguage } from '../../drivers/simulators/zpl-language.ts'
import { createVirtualPrinter } from '../../drivers/simulators/virtual-printer.ts'
import { openSerialEnd, type SerialEnd } from '../support/far-end.ts'
import { openPtyPair, type PtyPair } from '../support/pty-pair.ts'

export type Line = 'serial' | 'tcp'

const MS_PER_LABEL = 3
/** Longer than a station takes to see that nobody answers. */
const RESTART_MS = 600
const CABLE_OUT_MS = 80

/** A printer that counts what came out, at the end of a line that really exists, with which everything can happen. */
export class RoughPrinter {
  /** Numbers of the labels, in the order they came out. */
  readonly paper: number[] = []
  readonly #kind: Line
  #answerDelayMs = 0
  #isOff = false
  #server: Server | null = null
  #socket: Socket | null = null
  #cable: PtyPair | null = null
  #end: SerialEnd | null = null
  readonly #printer = createVirtualPrinter({
    language: createZplLanguage(),
    onLabel: (bytes) => this.paper.push(numberOn(bytes)),
    answer: (bytes) => this.#answer(bytes),
    onUnplug: () => void this.#pullOut(),
    wait(ms, due) {
      const timer = after(due, ms)
      return { [Symbol.dispose]: () => clearTimeout(timer) }
    },
  })

  constructor(kind: Line) {
    this.#kind = kind
    this.#printer.setFaults({ msPerLabel: MS_PER_LABEL })
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
    this.#printer.setCondition('paper out', true)
    await wait(ms)
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

  /** Off and on: what it had is gone, and what comes meanwhile too. A serial line does not notice. */
  async restart(): Promise<void> {
    this.#isOff = true
    this.#socket?.destroy()
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

  #receive(bytes: Uint8Array): void {
    if (!this.#isOff) this.#printer.receive(bytes)
  }

  #answer(bytes: Uint8Array): void {
    const say = (): void => {
      if (this.#isOff) return
      if (this.#kind === 'serial') this.#end?.send(bytes)
      else if (this.#socket?.destroyed === false) this.#socket.write(bytes)
    }
    if (this.#answerDelayMs === 0) say()
    else after(say, this.#answerDelayMs)
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

/** The last one: what a cut label left in the memory may stand before it. */
function numberOn(bytes: Uint8Array): number {
  const numbers = Array.from(new TextDecoder().decode(bytes).matchAll(/\^FDL(\d+)E/g), ([, number]) => Number(number))
  return numbers.at(-1) ?? 0
}
