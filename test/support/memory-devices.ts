import { AppError, type ErrorCode } from '@scanbench/plugin'
import type { ConnectionSpec } from '@scanbench/plugin/machine'
import type { ControlAnswer, ControlRequest } from '../../drivers/transports/connection.ts'
import type { DeviceListing } from '../../drivers/transports/device-listing.ts'
import type { SerialPortInfo } from '../../drivers/transports/serial.ts'
import type { DeviceLink, DeviceNews, Devices, LinkEvents, SimulatedAction } from '../../main/devices/device-link.ts'

/** Connections without a device process: a test plays the device. */
export class MemoryDevices implements Devices {
  /** All that were ever opened. */
  readonly links: MemoryLink[] = []
  /** Why opening fails now. */
  problem: ErrorCode | null = null
  ports: SerialPortInfo[] = []
  devices: DeviceListing[] = []
  readonly #listeners = new Set<(news: DeviceNews) => void>()

  get open(): Devices['open'] {
    return async (spec, events) => {
      if (this.problem !== null) throw new AppError(this.problem)
      const link = new MemoryLink(spec, events)
      this.links.push(link)
      return link
    }
  }

  async revive(): Promise<void> {}

  async listSerialPorts(): Promise<SerialPortInfo[]> {
    return this.ports
  }

  async listDevices(): Promise<DeviceListing[]> {
    return this.devices
  }

  onDevicesChanged(listener: (news: DeviceNews) => void): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  /** Something is plugged in or pulled out. */
  change(devices: DeviceListing[]): void {
    this.devices = devices
    this.#tell('devices')
  }

  /** The device process is there again after a crash. */
  comeBack(): void {
    this.#tell('process')
  }

  #tell(news: DeviceNews): void {
    for (const listener of this.#listeners) listener(news)
  }

  /** The link that was opened last. */
  get link(): MemoryLink {
    return this.links.at(-1)!
  }

  get openLinks(): MemoryLink[] {
    return this.links.filter((link) => link.isOpen)
  }
}

export class MemoryLink implements DeviceLink {
  readonly spec: ConnectionSpec
  readonly events: LinkEvents
  readonly begun: string[] = []
  readonly written: string[] = []
  readonly actions: SimulatedAction[] = []
  isOpen = true
  /** While set, writes wait for it. */
  stalled: Promise<void> | null = null

  constructor(spec: ConnectionSpec, events: LinkEvents) {
    this.spec = spec
    this.events = events
  }

  async write(bytes: Uint8Array): Promise<void> {
    const text = Buffer.from(bytes).toString('latin1')
    this.begun.push(text)
    if (this.stalled !== null) await this.stalled
    this.written.push(text)
  }

  /** What it answers besides; nothing: it has no such thing. */
  readonly answers: Partial<Record<ControlRequest['kind'], ControlAnswer>> = {}
  readonly controlled: ControlRequest['kind'][] = []

  async control(request: ControlRequest): Promise<ControlAnswer> {
    this.controlled.push(request.kind)
    const answer = this.answers[request.kind]
    if (answer !== undefined) return answer
    throw new AppError('DEVICE_UNAVAILABLE', `A test has no ${request.kind}.`)
  }

  async close(): Promise<void> {
    this.#end(null)
  }

  async simulate(action: SimulatedAction): Promise<void> {
    this.actions.push(action)
  }

  send(text: string, at = 0): void {
    this.events.data(Buffer.from(text, 'latin1'), at)
  }

  pullOut(): void {
    this.#end(new AppError('DEVICE_DISCONNECTED'))
  }

  #end(error: AppError | null): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.events.closed(error)
  }
}
