import type { Duplex } from 'node:stream'
import { AppError } from '@scanbench/plugin'
import { RpcCalls } from './rpc-calls.ts'
import type { Pace } from './pace.ts'
import { encodeFrame, FrameReader } from './rpc-frames.ts'
import type { CallLimits, Methods, Notices, RpcMessage } from './rpc-message.ts'
import { RpcService } from './rpc-service.ts'

/** A flood of calls waits in the pipe, where it holds its sender back, not in our memory. */
const MAX_CALLS_IN_FLIGHT = 32

export interface RpcOptions {
  stream: Duplex
  /** How errors name the other side. */
  peerName: string
  methods: Methods
  notices: Notices
  /** Told once, when nothing more will come. */
  closed: (reason: AppError) => void
  /** A notice was not taken well by its receiver. */
  noticeFailed: (name: string, error: unknown) => void
  /** For a peer that is not trusted: how much it may send at once. */
  maxFrameBytes?: number
  /** For a peer that is not trusted: how much of our time it may take. */
  pace?: Pace
}

/** Calls and notices in both directions over one pipe. */
export class Rpc<RemoteMethods extends Methods, RemoteNotices extends Notices> implements Disposable {
  readonly #options: RpcOptions
  readonly #reader: FrameReader
  readonly #calls: RpcCalls
  readonly #service: RpcService
  #closedBy: AppError | null = null
  #paced: NodeJS.Timeout | null = null

  constructor(options: RpcOptions) {
    this.#options = options
    this.#reader = new FrameReader(options.maxFrameBytes)
    const send = (message: RpcMessage) => this.#send(message)
    this.#calls = new RpcCalls({ send, peerName: options.peerName })
    this.#service = new RpcService({ send, methods: options.methods, served: () => this.#pump() })
    const { stream, peerName } = options
    const lost = (cause: unknown) =>
      this.#close(new AppError('CONNECTION_LOST', `The ${peerName} is gone. Try again in a moment.`, { cause }))
    stream.on('data', (piece: Buffer) => this.#received(piece))
    stream.on('error', lost)
    stream.on('end', () => lost(undefined))
    stream.on('close', () => lost(undefined))
  }

  call<M extends keyof RemoteMethods & string>(
    method: M,
    parameters: Parameters<RemoteMethods[M]>[0],
    limits: CallLimits = {},
  ): Promise<Awaited<ReturnType<RemoteMethods[M]>>> {
    if (this.#closedBy !== null) return Promise.reject(this.#closedBy)
    // The other side is our own program: what it answers is what its methods return.
    return this.#calls.call(method, parameters, limits) as Promise<Awaited<ReturnType<RemoteMethods[M]>>>
  }

  notify<N extends keyof RemoteNotices & string>(name: N, parameters: Parameters<RemoteNotices[N]>[0]): void {
    if (this.#closedBy === null) this.#send({ kind: 'notice', name, parameters })
  }

  /** Does the pipe hold more than it should? Senders of streams wait for `drained` then. */
  get isCongested(): boolean {
    return this.#options.stream.writableNeedDrain
  }

  drained(listener: () => void): void {
    this.#options.stream.once('drain', listener)
  }

  /** True while we leave the pipe unread on purpose; the other side then seems silent. */
  get isHoldingBack(): boolean {
    return this.#paced !== null || this.#service.inFlight >= MAX_CALLS_IN_FLIGHT
  }

  [Symbol.dispose](): void {
    this.#close(new AppError('CONNECTION_LOST', `The connection to the ${this.#options.peerName} was closed.`))
  }

  #send(message: RpcMessage): void {
    if (this.#closedBy === null) this.#options.stream.write(encodeFrame(message, this.#options.maxFrameBytes))
  }

  #received(piece: Buffer): void {
    this.#reader.push(piece)
    this.#pump()
  }

  #pump(): void {
    try {
      while (this.#closedBy === null && !this.isHoldingBack) {
        const frame = this.#reader.next()
        if (frame === null) break
        this.#take(frame.value as RpcMessage)
        this.#keepPace(frame.value as RpcMessage)
      }
    } catch (error) {
      this.#close(error instanceof AppError ? error : new AppError('INTERNAL', undefined, { cause: error }))
    }
    if (this.isHoldingBack) this.#options.stream.pause()
    else if (this.#options.stream.isPaused()) this.#options.stream.resume()
  }

  /** A peer that took too much of our time is read again when it has waited. */
  #keepPace(message: RpcMessage): void {
    const waitMs = this.#options.pace?.took(message) ?? 0
    if (waitMs <= 0 || this.#closedBy !== null) return
    this.#paced = setTimeout(() => {
      this.#paced = null
      this.#pump()
    }, waitMs)
  }

  #take(message: RpcMessage): void {
    switch (message.kind) {
      case 'call':
        void this.#service.serve(message)
        break
      case 'cancel':
        this.#service.cancel(message.id)
        break
      case 'notice':
        this.#told(message.name, message.parameters)
        break
      default:
        this.#calls.answered(message)
    }
  }

  #told(name: string, parameters: unknown): void {
    try {
      if (Object.hasOwn(this.#options.notices, name)) this.#options.notices[name]?.(parameters as never)
    } catch (error) {
      this.#options.noticeFailed(name, error)
    }
  }

  #close(reason: AppError): void {
    if (this.#closedBy !== null) return
    this.#closedBy = reason
    if (this.#paced !== null) clearTimeout(this.#paced)
    this.#calls.close(reason)
    this.#service.close(reason)
    this.#options.stream.destroy()
    this.#options.closed(reason)
  }
}
