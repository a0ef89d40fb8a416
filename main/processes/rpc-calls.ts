import { AppError } from '@scanbench/plugin'
import { fromWire } from '@scanbench/plugin/host'
import { DEFAULT_TIMEOUT_MS, type CallLimits, type RpcMessage } from './rpc-message.ts'

interface PendingCall {
  resolve(value: unknown): void
  reject(error: AppError): void
}

interface RpcCallsOptions {
  send(message: RpcMessage): void
  peerName: string
}

/** The calling half: questions that wait for their answers. */
export class RpcCalls {
  readonly #options: RpcCallsOptions
  readonly #pending = new Map<number, PendingCall>()
  #lastId = 0

  constructor(options: RpcCallsOptions) {
    this.#options = options
  }

  async call(method: string, parameters: unknown, limits: CallLimits): Promise<unknown> {
    const { timeoutMs = DEFAULT_TIMEOUT_MS, signal } = limits
    if (signal?.aborted === true) throw cancelled(method)
    const id = (this.#lastId += 1)
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const giveUp = (error: AppError): void => {
      this.#options.send({ kind: 'cancel', id })
      reject(error)
    }
    const abort = () => giveUp(cancelled(method))
    const timer = timeoutMs === null ? null : setTimeout(() => giveUp(this.#late(method, timeoutMs)), timeoutMs)
    this.#pending.set(id, { resolve, reject })
    signal?.addEventListener('abort', abort, { once: true })
    try {
      this.#options.send({ kind: 'call', id, method, parameters, timeoutMs })
      return await promise
    } finally {
      this.#pending.delete(id)
      if (timer !== null) clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
  }

  answered(message: Extract<RpcMessage, { kind: 'result' | 'error' }>): void {
    // An answer nobody waits for belongs to a call that was given up.
    const call = this.#pending.get(message.id)
    if (message.kind === 'result') call?.resolve(message.value)
    else call?.reject(fromWire(message.error))
  }

  close(reason: AppError): void {
    for (const call of this.#pending.values()) call.reject(reason)
  }

  #late(method: string, timeoutMs: number): AppError {
    const { peerName } = this.#options
    return new AppError(
      'TIMEOUT',
      `The ${peerName} did not answer "${method}" within ${timeoutMs / 1000} s. Try again.`,
    )
  }
}

function cancelled(method: string): AppError {
  return new AppError('CANCELLED', `"${method}" was cancelled.`)
}
