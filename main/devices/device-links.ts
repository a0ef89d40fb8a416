import { AppError, messageOf } from '@scanbench/plugin'
import { TransportError, type Connection, type ConnectionEvents } from '../../drivers/transports/connection.ts'
import { listDevices } from '../../drivers/transports/device-listing.ts'
import { createNodeTransports, type Transports } from '../../drivers/transports/node/node-transports.ts'
import { nodeWait } from '../../drivers/transports/node/node-wait.ts'
import type { CallContext } from '../processes/rpc-message.ts'
import type { Rpc } from '../processes/rpc.ts'
import type { DeviceMethods, PlacedSpec, SimulatedDeviceSpec, StationNotices } from './device-contract.ts'
import type { SimulatedEvent } from './device-link.ts'
import { listersOf, openTransport } from './open-transport.ts'
import { SimulatedDevice } from './simulated-device.ts'

type Station = Pick<Rpc<Record<string, never>, StationNotices>, 'notify' | 'isCongested' | 'drained'>

/** All connections of the device process, by the numbers that the station gave them. */
export class DeviceLinks {
  readonly #station: () => Station
  readonly #connections = new Map<number, Connection>()
  readonly #heldBack = new Set<Connection>()
  readonly #simulated = new Map<string, SimulatedDevice>()
  readonly #transports: Transports

  constructor(station: () => Station, transports: Transports = createNodeTransports()) {
    this.#station = station
    this.#transports = transports
  }

  readonly methods: DeviceMethods = {
    open: ({ link, spec }, call) => translated(this.#open(link, spec, call)),
    write: ({ link, bytes, progressTimeoutMs }) =>
      translated(this.#connection(link).then((connection) => connection.write(bytes, { progressTimeoutMs }))),
    close: async ({ link }) => this.#connections.get(link)?.close(),
    simulate: ({ device, action }) => this.#device(device).simulate(action),
    control: ({ link, request }) =>
      translated(this.#connection(link).then((connection) => connection.control(request))),
    listSerialPorts: () => translated(this.#transports.serial.list()),
    listDevices: () => listDevices(listersOf(this.#transports), tellTrouble),
  }

  async #open(link: number, spec: PlacedSpec, { signal }: CallContext): Promise<void> {
    const connection = await this.#connect(spec, this.#events(link), (event) =>
      this.#station().notify('simulated', { link, event }),
    )
    this.#connections.set(link, connection)
    // Nobody waits any more: a port that stayed open would be held for ever.
    if (signal.aborted) await connection.close()
  }

  #connect(spec: PlacedSpec, events: ConnectionEvents, watcher: (event: SimulatedEvent) => void): Promise<Connection> {
    if (spec.transport === 'simulated') return this.#device(spec).open(events, watcher)
    return openTransport(this.#transports, spec, events)
  }

  #events(link: number): ConnectionEvents {
    return {
      data: (bytes) => {
        this.#station().notify('data', { link, bytes, at: Date.now() })
        if (this.#station().isCongested) this.#holdBack(link)
      },
      closed: (error) => {
        this.#connections.delete(link)
        this.#station().notify('closed', { link, error: error && { code: error.code, message: error.message } })
      },
    }
  }

  /** The station is slower than the devices: the bytes wait on their lines. */
  #holdBack(link: number): void {
    const connection = this.#connections.get(link)
    if (connection === undefined) return
    connection.pause()
    if (this.#heldBack.size === 0) this.#station().drained(() => this.#letGo())
    this.#heldBack.add(connection)
  }

  #letGo(): void {
    const waiting = Array.from(this.#heldBack)
    this.#heldBack.clear()
    for (const connection of waiting) connection.resume()
  }

  #device(spec: SimulatedDeviceSpec): SimulatedDevice {
    const device = this.#simulated.get(spec.machine) ?? new SimulatedDevice(spec, nodeWait)
    this.#simulated.set(spec.machine, device)
    return device
  }

  async #connection(link: number): Promise<Connection> {
    const connection = this.#connections.get(link)
    if (connection !== undefined) return connection
    throw new TransportError('DEVICE_DISCONNECTED', 'The device is no longer connected. Connect it again.')
  }
}

/** It ends up in the log of the station. */
function tellTrouble(error: unknown): void {
  process.stderr.write(`Some devices are not listed: ${messageOf(error)}\n`)
}

async function translated<T>(result: Promise<T>): Promise<T> {
  try {
    return await result
  } catch (error) {
    if (!(error instanceof TransportError)) throw error
    throw new AppError(error.code, error.message, { details: { ...error.details }, cause: error })
  }
}
