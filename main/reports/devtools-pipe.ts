import type { Readable, Writable } from 'node:stream'
import { AppError } from '@scanbench/plugin'

type Values = Record<string, unknown>

interface Answer {
  id?: number
  result?: Values
  error?: { message?: string }
  method?: string
  params?: Values
}

/** Chromium's own language over a pipe: JSON with a zero byte behind it. No port is open. */
export class DevtoolsPipe {
  readonly #out: Writable
  readonly #waiting = new Map<number, PromiseWithResolvers<Values>>()
  readonly #listeners = new Map<string, (params: Values) => void>()
  #rest: Buffer[] = []
  #last = 0
  #end: Error | null = null
  readonly #ended = Promise.withResolvers<never>()

  constructor({ out, in: incoming }: { out: Writable; in: Readable }) {
    this.#out = out
    this.#ended.promise.catch(() => {
      // Most ends are wanted; whoever waits for one has the promise.
    })
    incoming.on('data', (bytes: Buffer) => this.#read(bytes))
    incoming.on('close', () => this.end(gone()))
    out.on('error', (error) => this.end(gone(error)))
  }

  send(method: string, params: Values = {}, sessionId?: string): Promise<Values> {
    if (this.#end !== null) return Promise.reject(this.#end)
    const id = ++this.#last
    const waiting = Promise.withResolvers<Values>()
    this.#waiting.set(id, waiting)
    this.#out.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`)
    return waiting.promise
  }

  /** One listener for each event. */
  on(method: string, listener: (params: Values) => void): void {
    this.#listeners.set(method, listener)
  }

  /** Rejects when the browser is gone. */
  get ended(): Promise<never> {
    return this.#ended.promise
  }

  /** Whatever still waits for an answer gets this error. */
  end(error: Error): void {
    this.#end ??= error
    this.#ended.reject(this.#end)
    for (const waiting of this.#waiting.values()) waiting.reject(this.#end)
    this.#waiting.clear()
  }

  #read(bytes: Buffer): void {
    let start = 0
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      const text = Buffer.concat([...this.#rest, bytes.subarray(start, end)]).toString()
      this.#rest = []
      start = end + 1
      this.#take(JSON.parse(text) as Answer)
    }
    this.#rest.push(bytes.subarray(start))
  }

  #take({ id, result = {}, error, method, params = {} }: Answer): void {
    if (id === undefined) return this.#listeners.get(method ?? '')?.(params)
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error === undefined) waiting?.resolve(result)
    else waiting?.reject(new AppError('RENDER_FAILED', `The browser refused: ${error.message ?? 'no reason'}`))
  }
}

function gone(cause?: unknown): AppError {
  return new AppError('CONNECTION_LOST', 'The browser that makes pages has ended. Try again.', { cause })
}
