import type { ErrorCode } from '@scanbench/plugin'
import type { ConnectionSpec, SimulatedSpec } from '@scanbench/plugin/machine'
import type { ControlAnswer, ControlRequest } from '../../drivers/transports/connection.ts'
import type { DeviceListing } from '../../drivers/transports/device-listing.ts'
import type { SerialPortInfo } from '../../drivers/transports/serial.ts'
import type { CallContext } from '../processes/rpc-message.ts'
import type { SimulatedAction, SimulatedEvent } from './device-link.ts'

/** Which simulated device is meant; it lives on while nobody is connected to it. */
export type SimulatedDeviceSpec = SimulatedSpec & { machine: string }

export type PlacedSpec = Exclude<ConnectionSpec, SimulatedSpec> | SimulatedDeviceSpec

/** What the station asks of the device process. Links are numbered by the station, never twice. */
export type DeviceMethods = {
  open(parameters: { link: number; spec: PlacedSpec }, call: CallContext): Promise<void>
  write(parameters: { link: number; bytes: Uint8Array; progressTimeoutMs: number }): Promise<void>
  control(parameters: { link: number; request: ControlRequest }): Promise<ControlAnswer>
  close(parameters: { link: number }): Promise<void>
  simulate(parameters: { device: SimulatedDeviceSpec; action: SimulatedAction }): void
  listSerialPorts(parameters: null): Promise<SerialPortInfo[]>
  listDevices(parameters: null): Promise<DeviceListing[]>
}

/** What the device process tells the station. */
export type StationNotices = {
  data(parameters: { link: number; bytes: Uint8Array; at: number }): void
  closed(parameters: { link: number; error: { code: ErrorCode; message: string } | null }): void
  simulated(parameters: { link: number; event: SimulatedEvent }): void
  /** Something was plugged in or pulled out. */
  devicesChanged(parameters: Record<string, never>): void
}
