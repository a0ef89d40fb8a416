import { spawn, type ChildProcess } from 'node:child_process'
import type { Duplex } from 'node:stream'
import { BEAT, READY, type Beat } from './child-contract.ts'
import { startHeartbeat, type HeartbeatLimits } from './heartbeat.ts'
import type { LastLines } from './last-lines.ts'
import { lowest } from './lower-priority.ts'
import type { Pace } from './pace.ts'
import { watchProcessorTime } from './processor-time.ts'
import { programFile } from './program-file.ts'
import type { Methods, Notices } from './rpc-message.ts'
import { Rpc } from './rpc.ts'
import { yieldProcessor } from './yield-processor.ts'

/** A child that waits for a processor meanwhile has as long again. */
const READY_WITHIN_MS = 15_000
const LEAVES_WITHIN_MS = 1000
/** A process stuck in the kernel does not even die at once. */
const DIES_WITHIN_MS = 2000
const DRAINS_WITHIN_MS = 250
/** A child that wants to run and gets less of a processor is starved. */
const LEAST_SHARE = 0.1

export interface ChildRunOptions {
  name: string
  program: URL
  nodePath: string
  /** For Node, before the program. */
  nodeArguments: readonly string[]
  environment: Record<string, string | undefined>
  methods: Methods
  notices: Notices
  heartbeat: HeartbeatLimits
  output: LastLines
  ready: () => void
  /** The pipe is closed: nothing more will be answered. */
  ending: () => void
  /** Told once, with what happened in words that follow the name of the process. */
  ended: (reason: string) => void
  noticeFailed: (name: string, error: unknown) => void
  /** Told when the child stops and starts to answer its beats. */
  silent: (isSilent: boolean) => void
  limits: ChildLimits
  /** It crashed before. */
  isRestart: boolean
}

/** For children that run code of others. */
export interface ChildLimits {
  maxFrameBytes?: number
  /** A new one for each life. */
  pace?: () => Pace
  /** Everybody else goes first. */
  yields?: boolean
}

type BuiltIn = { [BEAT]: (parameters: null) => Beat }

/** One life of a child process, from its start to its end. */
export class ChildRun<RemoteMethods extends Methods, RemoteNotices extends Notices> implements AsyncDisposable {
  readonly rpc: Rpc<RemoteMethods & BuiltIn, RemoteNotices>
  readonly #options: ChildRunOptions
  readonly #child: ChildProcess
  readonly #started: DisposableStack = new DisposableStack()
  readonly #drained = Promise.withResolvers<void>()
  readonly #gone = Promise.withResolvers<void>()
  /** Ends a child that does not get ready. */
  #late: NodeJS.Timeout
  #killedBecause: string | null = null
  #hasEnded = false

  constructor(options: ChildRunOptions) {
    this.#options = options
    this.#child = spawn(options.nodePath, [...options.nodeArguments, programFile(options.program)], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: options.environment,
      windowsHide: true,
    })
    this.#child.once('error', (error) => this.#failedToStart(error))
    this.#child.once('exit', (code, signal) => void this.#exited(code, signal))
    this.#readOutput()
    this.rpc = this.#started.use(this.#connect())
    if (options.isRestart) this.#yield()
    this.#late = this.#awaitReady(this.#starvation(READY_WITHIN_MS))
    this.#started.defer(() => clearTimeout(this.#late))
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** Ends the child at once; `ended` will tell the reason. */
  kill(reason: string): void {
    this.#killedBecause ??= reason
    this.#child.kill('SIGKILL')
  }

  /** Closes the pipe, on which the child leaves by itself, and helps where it does not. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#hasEnded = true
    this.#started.dispose()
    if (await isSettledWithin(this.#gone.promise, LEAVES_WITHIN_MS)) return
    this.#child.kill('SIGKILL')
    if (!(await isSettledWithin(this.#gone.promise, DIES_WITHIN_MS))) this.#child.unref()
  }

  #readOutput(): void {
    const { stdout, stderr } = this.#child
    stdout?.setEncoding('utf8').on('data', (text: string) => this.#options.output.push('stdout', text))
    stderr?.setEncoding('utf8').on('data', (text: string) => this.#options.output.push('stderr', text))
  }

  #connect(): Rpc<RemoteMethods & BuiltIn, RemoteNotices> {
    const { name, methods, notices, noticeFailed, limits } = this.#options
    return new Rpc({
      ...(limits.maxFrameBytes === undefined ? {} : { maxFrameBytes: limits.maxFrameBytes }),
      ...(limits.pace === undefined ? {} : { pace: limits.pace() }),
      // A pipe of a spawned child is a duplex stream from the third on; the types know only three.
      stream: this.#child.stdio[3] as Duplex,
      peerName: name,
      methods,
      notices: { ...notices, [READY]: () => this.#ready() },
      closed: () => this.#pipeClosed(),
      noticeFailed,
    })
  }

  #awaitReady(isStarved: () => boolean): NodeJS.Timeout {
    return setTimeout(() => {
      if (isStarved()) this.#late = this.#awaitReady(isStarved)
      else this.kill(`was not ready within ${READY_WITHIN_MS / 1000} s`)
    }, READY_WITHIN_MS)
  }

  /** What crashed goes behind everybody from its start; a person waits for a first start, so that comes when it is ready. */
  #yield(): void {
    const { limits, isRestart } = this.#options
    if (limits.yields !== true || this.pid === undefined) return
    if (isRestart) lowest(this.pid)
    else this.#started.use(yieldProcessor(this.pid))
  }

  #starvation(everyMs: number): () => boolean {
    return this.pid === undefined ? () => false : watchProcessorTime(this.pid, everyMs * LEAST_SHARE)
  }

  #ready(): void {
    clearTimeout(this.#late)
    const { isRestart, silent } = this.#options
    if (!isRestart) this.#yield()
    const heartbeat = startHeartbeat({
      limits: this.#options.heartbeat,
      beat: () => this.rpc.call(BEAT, null, { timeoutMs: null }),
      isHoldingBack: () => this.rpc.isHoldingBack,
      isStarved: this.#starvation(this.#options.heartbeat.everyMs),
      silent,
      failed: (reason) => this.kill(reason),
    })
    this.#started.use(heartbeat)
    this.#options.ready()
  }

  #pipeClosed(): void {
    this.#drained.resolve()
    if (this.#hasEnded) return
    this.#options.ending()
    const stays = setTimeout(() => this.kill('closed its pipe'), LEAVES_WITHIN_MS)
    this.#started.defer(() => clearTimeout(stays))
  }

  /** What the child said last may still be in the pipe. */
  async #exited(code: number | null, signal: NodeJS.Signals | null): Promise<void> {
    this.#gone.resolve()
    await isSettledWithin(this.#drained.promise, DRAINS_WITHIN_MS)
    const how = signal === null ? `ended with code ${code}` : `was ended by ${signal}`
    this.#ended(this.#killedBecause ?? how)
  }

  #failedToStart(error: Error): void {
    this.#gone.resolve()
    this.#ended(`could not be started (${error.message})`)
  }

  #ended(reason: string): void {
    this.#options.output.end()
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#started.dispose()
    this.#options.ended(reason)
  }
}

async function isSettledWithin(settled: Promise<void>, ms: number): Promise<boolean> {
  const { promise: deadline, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(() => resolve(false), ms)
  const isSettled = await Promise.race([settled.then(() => true), deadline])
  clearTimeout(timer)
  return isSettled
}
