import { AppError } from '@scanbench/plugin'
import { toWire } from '@scanbench/plugin/host'
import type { Methods, RpcMessage } from './rpc-message.ts'

const MAX_MESSAGE_LENGTH = 2000

interface RpcServiceOptions {
  send(message: RpcMessage): void
  methods: Methods
  /** A call is no longer in flight. */
  served(): void
}

/** The answering half: runs what the other side asks for. */
export class RpcService {
  readonly #options: RpcServiceOptions
  readonly #running = new Map<number, AbortController>()

  constructor(options: RpcServiceOptions) {
    this.#options = options
  }

  get inFlight(): number {
    return this.#running.size
  }

  async serve({ id, method, parameters, timeoutMs }: Extract<RpcMessage, { kind: 'call' }>): Promise<void> {
    const controller = new AbortController()
    this.#running.set(id, controller)
    // The caller's cancel may lie unread behind its other calls, so its time limit is kept here as well.
    const timer = timeoutMs === null ? null : setTimeout(() => this.cancel(id), timeoutMs)
    try {
      const value = await this.#run(method, parameters, controller.signal)
      this.#options.send({ kind: 'result', id, value })
    } catch (error) {
      this.#sendError(id, error)
    } finally {
      if (timer !== null) clearTimeout(timer)
      this.#running.delete(id)
      this.#options.served()
    }
  }

  cancel(id: number): void {
    this.#running.get(id)?.abort(new AppError('CANCELLED'))
  }

  close(reason: AppError): void {
    for (const controller of this.#running.values()) controller.abort(reason)
  }

  #sendError(id: number, error: unknown): void {
    try {
      this.#options.send({ kind: 'error', id, error: toWire(error) })
    } catch {
      // Its details could not be cloned; the message matters more.
      const { code, message } = toWire(error)
      this.#options.send({ kind: 'error', id, error: { code, message: message.slice(0, MAX_MESSAGE_LENGTH) } })
    }
  }

  /** A method that does not listen to its signal is left behind when the caller gives up. */
  async #run(method: string, parameters: unknown, signal: AbortSignal): Promise<unknown> {
    const run = Object.hasOwn(this.#options.methods, method) ? this.#options.methods[method] : undefined
    if (run === undefined)
      throw new AppError('INTERNAL', `The other process asked for "${method}", which is not known.`)
    const { promise: givenUp, reject } = Promise.withResolvers<never>()
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    try {
      return await Promise.race([run(parameters as never, { signal }), givenUp])
    } finally {
      signal.removeEventListener('abort', abort)
    }
  }
}
