import { mkdir } from 'node:fs/promises'
import { AppError, type ActingUser, type Plugin, type StationClient, messageOf } from '@scanbench/plugin'
import { attachHost, type PluginHost } from '@scanbench/plugin/host'
import type { HeartbeatLimits } from '../../processes/heartbeat.ts'
import { Pace } from '../../processes/pace.ts'
import { siblingProgram } from '../../processes/sibling-program.ts'
import { SupervisedProcess, type ProcessState } from '../../processes/supervised-process.ts'
import type { OpenedPlugin, PluginCode, PluginCrash, PluginPresence } from '../life/opened-plugin.ts'
import { ActingUsers } from './acting-users.ts'
import { callLimitMs } from './call-limits.ts'
import { ConfidedSettings } from './confided-settings.ts'
import { readPlugin } from './descriptions.ts'
import { MAX_FRAME_BYTES } from './frame-limit.ts'
import { hostMethods, hostNotices, type OtherPlugins } from './host-methods.ts'
import { messageCostMs } from './message-cost.ts'
import { permissionFlags } from './permission-flags.ts'
import { PluginCalls, type PluginProcess } from './plugin-calls.ts'
import type { PluginDescription } from './process-contract.ts'
import { programPlaces } from './program-places.ts'
import { createStandIn } from './stand-in.ts'
import { StandInDrivers } from './stand-in-drivers.ts'
import { ToldSecrets } from './told-secrets.ts'

export interface IsolatedPluginOptions {
  code: Pick<PluginCode, 'slug' | 'entry' | 'folder'> & { manifest: Pick<PluginCode['manifest'], 'permissions'> }
  host: Omit<PluginHost, 'station'>
  /** The door, with the rights of the manifest, and of a person if there is one. */
  stationFor: (user: ActingUser | null) => StationClient
  others: OtherPlugins
  nodePath: string
  /** The only folder that the plugin may write to. */
  dataFolder: string
  restartDelaysMs?: readonly number[]
  heartbeat?: HeartbeatLimits
}

const RESTART_DELAYS_MS = [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000]
const LOAD_WITHIN_MS = 10_000
const ACTIVATE_WITHIN_MS = 10_000
/** A fifth of the station's time for long, and little at once: a scan may come at any moment. */
const SHARE = { share: 0.2, burstMs: 50 }
/** Buffers count too, against the limit of the heartbeat; this is for the rest. */
const HEAP = '--max-old-space-size=384'
const INHERITED = ['LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'TEMP', 'TMP', 'TMPDIR', 'SystemRoot', 'NODE_EXTRA_CA_CERTS']

/** A plugin in a process of its own, and its stand-in here. */
export class IsolatedPlugin implements OpenedPlugin {
  readonly #options: IsolatedPluginOptions
  readonly #process: PluginProcess
  readonly #calls: PluginCalls
  readonly #drivers: StandInDrivers
  readonly #acting = new ActingUsers()
  readonly #secrets = new ToldSecrets()
  readonly #confided = new ConfidedSettings(this.#secrets, () => this.#plugin)
  readonly #host: PluginHost
  readonly #crashed = new Set<(crash: PluginCrash) => void>()
  #plugin: Plugin | null = null
  #description = ''
  #isActive = false

  private constructor(options: IsolatedPluginOptions) {
    this.#options = options
    this.#host = this.#confided.host({ ...options.host, station: options.stationFor(null) })
    this.#process = this.#createProcess()
    this.#calls = new PluginCalls({ process: this.#process, slug: options.code.slug, secrets: this.#secrets })
    this.#drivers = new StandInDrivers({ calls: this.#calls, process: this.#process, code: options.code })
    this.#process.onChange((state) => this.#changed(state))
  }

  /** Rejects with what is wrong in the plugin, and leaves no process behind. */
  static async open(options: IsolatedPluginOptions): Promise<IsolatedPlugin> {
    await mkdir(options.dataFolder, { recursive: true })
    const isolated = new IsolatedPlugin(options)
    try {
      await isolated.#open()
      return isolated
    } catch (error) {
      await isolated.close()
      throw error
    }
  }

  get plugin(): Plugin {
    if (this.#plugin === null) throw new AppError('INTERNAL', 'The plugin is not open.')
    return this.#plugin
  }

  get pid(): number | null {
    return this.#process.pid
  }

  get presence(): PluginPresence {
    const calls = this.#calls
    return {
      get isDown() {
        return !calls.isOpen
      },
      beat: () => this.#process.beat(),
    }
  }

  onCrash(listener: (crash: PluginCrash) => void): Disposable {
    this.#crashed.add(listener)
    return { [Symbol.dispose]: () => void this.#crashed.delete(listener) }
  }

  async close(): Promise<void> {
    this.#calls.isOpen = false
    this.#drivers.close()
    await this.#process[Symbol.asyncDispose]()
  }

  #createProcess(): PluginProcess {
    const { code, others, nodePath, dataFolder, stationFor } = this.#options
    const host = this.#host
    const { permissions } = code.manifest
    const serving = { slug: code.slug, permissions, host, others }
    const places = { program: programPlaces(), folder: code.folder, entry: code.entry, data: dataFolder }
    return new SupervisedProcess({
      name: `process of plugin '${code.slug}'`,
      program: siblingProgram(import.meta.url, 'plugin-process'),
      nodePath,
      nodeArguments: [HEAP, ...permissionFlags(permissions, places)],
      environment: { SCANBENCH_PLUGIN_DATA: dataFolder },
      inherits: permissions.includes('processes') ? [...INHERITED, 'PATH'] : INHERITED,
      methods: hostMethods({
        ...serving,
        stationOf: (call) => stationFor(this.#acting.of(call)),
        plugin: () => this.plugin,
        machine: (pk, work) => this.#drivers.serve(pk, work),
        machines: (driver, choice) => this.#drivers.machinesOf(driver, choice),
      }),
      notices: hostNotices(serving),
      restartDelaysMs: this.#options.restartDelaysMs ?? RESTART_DELAYS_MS,
      ...(this.#options.heartbeat === undefined ? {} : { heartbeat: this.#options.heartbeat }),
      limits: {
        maxFrameBytes: MAX_FRAME_BYTES,
        pace: () => new Pace({ ...SHARE, costMs: messageCostMs }),
        yields: true,
      },
      log: host.log,
    })
  }

  async #open(): Promise<void> {
    await this.#process.start()
    const description = await this.#load()
    this.#description = JSON.stringify(description)
    const plugin = createStandIn(description, (member, given) => this.#forward(member, given))
    Object.defineProperties(plugin, {
      activate: { value: () => this.#activate() },
      deactivate: { value: () => this.#deactivate() },
      ...this.#drivers.members(description),
    })
    attachHost(plugin, this.#host)
    this.#plugin = plugin
    this.#calls.isOpen = true
  }

  async #forward(member: string, given: readonly unknown[]): Promise<unknown> {
    this.#confided.note(member, given)
    const call = this.#acting.begin(given)
    try {
      const answer = await this.#calls.call('call', { call, member, given }, callLimitMs(member))
      return this.#confided.answer(member, answer)
    } finally {
      this.#acting.end(call)
    }
  }

  async #load(): Promise<PluginDescription> {
    const { slug, entry, folder } = this.#options.code
    try {
      return readPlugin(await this.#process.call('load', { entry, folder }, { timeoutMs: LOAD_WITHIN_MS }))
    } catch (error) {
      const isGone = error instanceof AppError && (error.code === 'CONNECTION_LOST' || error.code === 'TIMEOUT')
      if (!isGone) throw error
      const last = this.#process.lastLines.at(-1)
      const message = `Plugin '${slug}' ended or hung while it was loaded${last === undefined ? '' : `: ${last}`}`
      throw new AppError('PLUGIN_LOAD_FAILED', message, { cause: error })
    }
  }

  async #activate(): Promise<void> {
    await this.#calls.call('activate', null, ACTIVATE_WITHIN_MS)
    this.#isActive = true
  }

  async #deactivate(): Promise<void> {
    this.#isActive = false
    await this.#calls.call('deactivate', null, ACTIVATE_WITHIN_MS)
  }

  #changed(state: ProcessState): void {
    if (state.state !== 'running') this.#calls.isOpen = false
    if (state.state === 'running' && this.#plugin !== null) void this.#comeBack()
    if (state.state === 'waiting') this.#tellCrash(state.reason, state.restartInMs)
    if (state.state === 'crashed') this.#tellCrash(state.reason, null)
  }

  /** A new process is where the old one was before anybody calls it. */
  async #comeBack(): Promise<void> {
    try {
      const description = await this.#load()
      if (JSON.stringify(description) !== this.#description)
        throw new AppError('PLUGIN_LOAD_FAILED', 'its code is another one than before; turn it off and on again')
      if (this.#isActive) await this.#process.call('activate', null, { timeoutMs: ACTIVATE_WITHIN_MS })
      this.#calls.isOpen = true
      await this.#drivers.comeBack()
    } catch (error) {
      if (this.#process.state.state !== 'running') return
      this.#process.fail(`could not go on: ${messageOf(error)}`)
    }
  }

  #tellCrash(reason: string, restartInMs: number | null): void {
    this.#drivers.lost()
    const lastLines = this.#process.lastLines.map((line) => this.#secrets.hide(line))
    for (const listener of this.#crashed) listener({ reason: this.#secrets.hide(reason), restartInMs, lastLines })
  }
}
