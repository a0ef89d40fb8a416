import { AppError, type Logger } from '@scanbench/plugin'
import type { ConnectionSpec } from '@scanbench/plugin/machine'
import type { ControlAnswer, ControlRequest } from '../../drivers/transports/connection.ts'
import type { DeviceListing } from '../../drivers/transports/device-listing.ts'
import type { SerialPortInfo } from '../../drivers/transports/serial.ts'
import { siblingProgram } from '../processes/sibling-program.ts'
import { SupervisedProcess, type ProcessState } from '../processes/supervised-process.ts'
import type { DeviceMethods, PlacedSpec, StationNotices } from './device-contract.ts'
import type { DeviceLink, DeviceNews, Devices, LinkEvents, SimulatedAction } from './device-link.ts'
import { HostLink } from './host-link.ts'

/** The first restart comes at once: a scanner should be back before anybody looks up. */
const RESTART_DELAYS_MS = [250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000]
const CLOSE_WITHIN_MS = 5000

export interface DeviceHostOptions {
  log: Logger
  /** The Node binary for the device process, if not the running one. */
  nodePath?: string
  /** Waits before the first, second ... restart; the last one repeats. */
  restartDelaysMs?: readonly number[]
}

/** The station's side of the device process. */
export class DeviceHost implements Devices, AsyncDisposable {
  readonly process: SupervisedProcess<DeviceMethods, Record<string, never>>
  readonly #links = new Map<number, HostLink>()
  readonly #changeListeners = new Set<(news: DeviceNews) => void>()
  #lastLink = 0

  constructor({ log, nodePath, restartDelaysMs = RESTART_DELAYS_MS }: DeviceHostOptions) {
    this.process = new SupervisedProcess({
      name: 'device process',
      program: siblingProgram(import.meta.url, 'device-process'),
      nodePath: nodePath ?? null,
      // Every open port may keep a thread of the pool busy.
      environment: { UV_THREADPOOL_SIZE: '16' },
      methods: {},
      notices: this.#notices(),
      restartDelaysMs,
      log,
    })
    this.process.onChange((state) => this.#processChanged(state))
  }

  start(): Promise<void> {
    return this.process.start()
  }

  async revive(): Promise<void> {
    if (this.process.state.state === 'crashed') await this.process.start()
  }

  async open(spec: ConnectionSpec, events: LinkEvents): Promise<DeviceLink> {
    const number = (this.#lastLink += 1)
    const link = new HostLink(events)
    const placed = placedSpec(spec, number)
    this.#links.set(number, link)
    try {
      await this.process.call('open', { link: number, spec: placed })
    } catch (error) {
      this.#links.delete(number)
      throw this.#openError(error)
    }
    link.opened()
    return {
      write: (bytes, { progressTimeoutMs }) => this.#write(number, bytes, progressTimeoutMs),
      control: (request) => this.#control(number, request),
      close: () => this.#close(number),
      simulate: (action) => this.#simulate(placed, action),
    }
  }

  listSerialPorts(): Promise<SerialPortInfo[]> {
    return this.process.call('listSerialPorts', null)
  }

  listDevices(): Promise<DeviceListing[]> {
    return this.process.call('listDevices', null)
  }

  onDevicesChanged(listener: (news: DeviceNews) => void): Disposable {
    this.#changeListeners.add(listener)
    return { [Symbol.dispose]: () => void this.#changeListeners.delete(listener) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.process[Symbol.asyncDispose]()
  }

  #notices(): StationNotices {
    return {
      data: ({ link, bytes, at }) => this.#links.get(link)?.data(bytes, at),
      simulated: ({ link, event }) => this.#links.get(link)?.simulated(event),
      devicesChanged: () => this.#tellChange('devices'),
      closed: ({ link, error }) => this.#closed(link, error && new AppError(error.code, error.message)),
    }
  }

  #tellChange(news: DeviceNews): void {
    for (const listener of this.#changeListeners) listener(news)
  }

  #closed(number: number, error: AppError | null): void {
    const link = this.#links.get(number)
    this.#links.delete(number)
    link?.closed(error)
  }

  #processChanged({ state }: ProcessState): void {
    // What happened meanwhile nobody saw.
    if (state === 'running') this.#tellChange('process')
    if (state !== 'ending' && state !== 'stopped') return
    const error = new AppError('DEVICE_DISCONNECTED', 'The device process ended. It comes back by itself.')
    // A link that is being opened waits for the next process, or its call fails.
    const lost = Array.from(this.#links).filter(([, link]) => !link.isOpening)
    for (const [number] of lost) this.#closed(number, error)
  }

  #openError(error: unknown): unknown {
    if (!isLost(error)) return error
    const words =
      this.process.state.state === 'crashed'
        ? 'The device process ended too often, so it stays off. Restart this machine to start it again.'
        : 'The device process does not run just now. Try again in a moment.'
    return new AppError('DEVICE_UNAVAILABLE', words, { cause: error })
  }

  async #write(number: number, bytes: Uint8Array, progressTimeoutMs: number): Promise<void> {
    if (!this.#links.has(number)) throw disconnected(0)
    try {
      await this.process.call('write', { link: number, bytes, progressTimeoutMs }, { timeoutMs: null })
    } catch (error) {
      // The process died with the bytes in its hands: all of them may have left.
      throw isLost(error) ? disconnected(bytes.length) : error
    }
  }

  async #control(number: number, request: ControlRequest): Promise<ControlAnswer> {
    if (!this.#links.has(number)) throw disconnected(0)
    try {
      return await this.process.call('control', { link: number, request })
    } catch (error) {
      throw isLost(error) ? disconnected(0) : error
    }
  }

  async #close(number: number): Promise<void> {
    if (!this.#links.has(number)) return
    try {
      await this.process.call('close', { link: number }, { timeoutMs: CLOSE_WITHIN_MS })
    } catch {
      // It hangs or it died, and either way this link is over.
      this.#closed(number, null)
    }
  }

  async #simulate(spec: PlacedSpec, action: SimulatedAction): Promise<void> {
    if (spec.transport === 'simulated') return this.process.call('simulate', { device: spec, action })
    throw new AppError(
      'INVALID_INPUT',
      'This machine is a real device. Only simulated machines can be told what to do.',
    )
  }
}

function placedSpec(spec: ConnectionSpec, number: number): PlacedSpec {
  return spec.transport === 'simulated' ? { ...spec, machine: spec.machine ?? `link ${number}` } : spec
}

function isLost(error: unknown): boolean {
  return error instanceof AppError && error.code === 'CONNECTION_LOST'
}

function disconnected(bytesTaken: number): AppError {
  return new AppError('DEVICE_DISCONNECTED', 'The device is no longer connected. Connect it again.', {
    details: { bytesTaken },
  })
}
