import { AppError, type Logger } from '@scanbench/plugin'
import { BEAT } from './child-contract.ts'
import { ChildRun, type ChildLimits } from './child-run.ts'
import { cleanEnvironment } from './clean-environment.ts'
import { HEARTBEAT, type HeartbeatLimits } from './heartbeat.ts'
import { LastLines } from './last-lines.ts'
import { RestartPolicy } from './restart-policy.ts'
import { DEFAULT_TIMEOUT_MS, type CallLimits, type Methods, type Notices } from './rpc-message.ts'

export type ProcessState =
  | { state: 'stopped' }
  | { state: 'starting' }
  | { state: 'running' }
  /** Its pipe is closed; why will be known when it has exited. */
  | { state: 'ending' }
  /** It crashed and will be started again. */
  | { state: 'waiting'; reason: string; restartInMs: number }
  /** It crashed too often; `start()` tries again. */
  | { state: 'crashed'; reason: string }

export interface SupervisedProcessOptions {
  /** For messages: "device process". */
  name: string
  program: URL
  /** The Node binary; the running one if null. */
  nodePath: string | null
  environment: Readonly<Record<string, string>>
  /** What the child may call, and what it may tell. */
  methods: Methods
  notices: Notices
  /** Waits before the first, second ... restart; the last one repeats. */
  restartDelaysMs: readonly number[]
  log: Logger
  heartbeat?: HeartbeatLimits
  /** For Node, before the program. */
  nodeArguments?: readonly string[]
  /** The names of our environment that the child gets; all but secrets without them. */
  inherits?: readonly string[]
  limits?: ChildLimits
}

/** In the other states it is worth waiting. */
const SETTLED: ReadonlySet<ProcessState['state']> = new Set(['running', 'stopped', 'crashed'])
const RESTART_RULES = { calmMs: 60_000, crashLimit: 5, crashWindowMs: 10 * 60_000 }

/** A child process that is started, watched, and started again when it dies. */
export class SupervisedProcess<
  RemoteMethods extends Methods,
  RemoteNotices extends Notices,
> implements AsyncDisposable {
  readonly #options: SupervisedProcessOptions
  readonly #policy: RestartPolicy
  readonly #output: LastLines
  readonly #listeners = new Set<(state: ProcessState) => void>()
  #state: ProcessState = { state: 'stopped' }
  #run: ChildRun<RemoteMethods, RemoteNotices> | null = null
  #restart: NodeJS.Timeout | null = null
  #isSilent = false
  readonly #silence = new Set<(isSilent: boolean) => void>()

  constructor(options: SupervisedProcessOptions) {
    this.#options = options
    this.#policy = new RestartPolicy({ delaysMs: options.restartDelaysMs, ...RESTART_RULES })
    this.#output = new LastLines((line, output) => {
      const level = output === 'stderr' ? 'warn' : 'info'
      options.log[level](line, { process: options.name })
    })
  }

  get state(): ProcessState {
    return this.#state
  }

  /** True while the child has left beats unanswered: it is busy, or it drowns us in calls. */
  get isSilent(): boolean {
    return this.#isSilent
  }

  get pid(): number | null {
    return this.#run?.pid ?? null
  }

  /** What the child printed last, over all its lives. */
  get lastLines(): readonly string[] {
    return this.#output.lines
  }

  /** Resolves when the child runs, or when it is clear that it does not: see `state`. */
  async start(): Promise<void> {
    if (this.#state.state === 'stopped' || this.#state.state === 'crashed') {
      this.#policy.reset()
      this.#launch({ isRestart: false })
    }
    await this.#settled({ timeoutMs: null })
  }

  onChange(listener: (state: ProcessState) => void): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  onSilence(listener: (isSilent: boolean) => void): Disposable {
    this.#silence.add(listener)
    return { [Symbol.dispose]: () => void this.#silence.delete(listener) }
  }

  /** Ends this life of the child, which counts as a crash; a stopped one stays stopped. */
  fail(reason: string): void {
    this.#run?.kill(reason)
  }

  /** Waits for the child within the time limit, also through a restart. Rejects with CONNECTION_LOST when it dies meanwhile. */
  async call<M extends keyof RemoteMethods & string>(
    method: M,
    parameters: Parameters<RemoteMethods[M]>[0],
    limits: CallLimits = {},
  ): Promise<Awaited<ReturnType<RemoteMethods[M]>>> {
    const { timeoutMs = DEFAULT_TIMEOUT_MS } = limits
    const askedAt = performance.now()
    await this.#settled({ ...limits, timeoutMs })
    if (this.#run === null || this.#state.state !== 'running') throw this.#unavailable()
    const left = timeoutMs === null ? null : Math.max(1, timeoutMs - (performance.now() - askedAt))
    return this.#run.rpc.call(method, parameters, { ...limits, timeoutMs: left })
  }

  /** Resolves when the child has given a sign of life; rejects when it ends, and at once when it does not run. */
  async beat(): Promise<void> {
    if (this.#run === null || this.#state.state !== 'running') throw this.#unavailable()
    await this.#run.rpc.call(BEAT, null, { timeoutMs: null })
  }

  /** Tells a running child; to others there is nothing to tell. */
  notify<N extends keyof RemoteNotices & string>(name: N, parameters: Parameters<RemoteNotices[N]>[0]): void {
    if (this.#state.state === 'running') this.#run?.rpc.notify(name, parameters)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#restart !== null) clearTimeout(this.#restart)
    const run = this.#run
    this.#run = null
    this.#change({ state: 'stopped' })
    await run?.[Symbol.asyncDispose]()
  }

  #launch({ isRestart }: { isRestart: boolean }): void {
    const { name, program, nodePath, methods, notices, heartbeat = HEARTBEAT, log } = this.#options
    const startedAt = performance.now()
    this.#restart = null
    this.#change({ state: 'starting' })
    this.#run = new ChildRun({
      name,
      program,
      nodePath: nodePath ?? process.execPath,
      nodeArguments: this.#options.nodeArguments ?? [],
      environment: this.#environment(),
      limits: this.#options.limits ?? {},
      isRestart,
      silent: (isSilent) => this.#silenceChanged(isSilent),
      methods,
      notices,
      heartbeat,
      output: this.#output,
      ready: () => this.#change({ state: 'running' }),
      ending: () => this.#change({ state: 'ending' }),
      ended: (reason) => this.#crashed(reason, startedAt),
      noticeFailed: (notice, error) => log.error(`A notice of the ${name} was not handled`, { notice, error }),
    })
  }

  #environment(): Record<string, string | undefined> {
    const { inherits, environment } = this.#options
    const ours = Object.entries(process.env).filter(([name]) => inherits === undefined || inherits.includes(name))
    return cleanEnvironment(Object.fromEntries(ours), environment)
  }

  #silenceChanged(isSilent: boolean): void {
    this.#isSilent = isSilent
    for (const listener of this.#silence) listener(isSilent)
  }

  #crashed(reason: string, startedAt: number): void {
    const { name, log } = this.#options
    const delayMs = this.#policy.crashed({ startedAt, endedAt: performance.now() })
    this.#run = null
    this.#isSilent = false
    if (delayMs === null) {
      log.error(`The ${name} ${reason}. It crashed too often and stays off until it is started`, {
        lastLines: this.lastLines,
      })
      this.#change({ state: 'crashed', reason })
      return
    }
    log.warn(`The ${name} ${reason}. It is started again`, { delayMs })
    this.#restart = setTimeout(() => this.#launch({ isRestart: true }), delayMs)
    this.#change({ state: 'waiting', reason, restartInMs: delayMs })
  }

  #change(state: ProcessState): void {
    this.#state = state
    for (const listener of this.#listeners) listener(state)
  }

  get #isSettled(): boolean {
    return SETTLED.has(this.#state.state)
  }

  async #settled({ timeoutMs, signal }: CallLimits & { timeoutMs: number | null }): Promise<void> {
    if (this.#isSettled) return
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const abort = () => reject(new AppError('CANCELLED'))
    const late = () => reject(new AppError('TIMEOUT', `The ${this.#options.name} did not start in time. Try again.`))
    const timer = timeoutMs === null ? null : setTimeout(late, timeoutMs)
    signal?.addEventListener('abort', abort, { once: true })
    using _listening = this.onChange(() => this.#isSettled && resolve())
    try {
      await promise
    } finally {
      if (timer !== null) clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
  }

  #unavailable(): AppError {
    const { name } = this.#options
    const reason = this.#state.state === 'crashed' ? `it ${this.#state.reason}` : 'it was stopped'
    return new AppError('CONNECTION_LOST', `The ${name} does not run: ${reason}. Start it again.`)
  }
}
