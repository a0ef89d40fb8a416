import { Worker } from 'node:worker_threads'
import { AppError } from '@scanbench/plugin'
import { fromWire } from '@scanbench/plugin/host'
import { siblingProgram } from '../../../processes/sibling-program.ts'
import type { DrawingAnswers, DrawingKind, DrawingOrders, DrawingReply } from './drawing-order.ts'

interface Waiting {
  resolve(answer: DrawingAnswers[DrawingKind]): void
  reject(error: Error): void
}

/** A drawing that takes this long will never end. */
const PATIENCE_MS = 30_000

/** Draws in a thread of its own, so that scans go on. It starts with the first drawing, and anew after one that broke it. */
export class DrawingThread implements AsyncDisposable {
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #lastId = 0

  async draw<Kind extends DrawingKind>(kind: Kind, order: DrawingOrders[Kind]): Promise<DrawingAnswers[Kind]> {
    const worker = (this.#worker ??= this.#start())
    const id = ++this.#lastId
    const { promise, resolve, reject } = Promise.withResolvers<DrawingAnswers[DrawingKind]>()
    this.#waiting.set(id, { resolve, reject })
    const late = setTimeout(() => this.#lose(worker, new Error('it took too long')), PATIENCE_MS)
    worker.postMessage({ id, kind, order }, [])
    try {
      return (await promise) as DrawingAnswers[Kind]
    } finally {
      clearTimeout(late)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    this.#failAll(new AppError('CANCELLED', 'The station stops, so the label was not drawn.'))
    await worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(siblingProgram(import.meta.url, 'drawing-worker'))
    worker.on('message', (reply: DrawingReply) => this.#settle(reply))
    worker.on('error', (cause) => this.#lose(worker, cause))
    worker.on('exit', () => this.#lose(worker, null))
    // Nothing is kept alive by a thread that has nothing to do.
    worker.unref()
    return worker
  }

  #settle(reply: DrawingReply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if ('answer' in reply) waiting?.resolve(reply.answer)
    else waiting?.reject(fromWire(reply.error))
  }

  #lose(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = null
    this.#failAll(
      new AppError('RENDER_FAILED', 'The label could not be drawn: the thread that draws ended. Try again.', { cause }),
    )
    void worker.terminate()
  }

  #failAll(error: AppError): void {
    const lost = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const waiting of lost) waiting.reject(error)
  }
}
