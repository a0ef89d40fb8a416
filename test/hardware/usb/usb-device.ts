import type { DeviceKind, InterfaceModel, UsbModel } from './descriptors.ts'
import type { Pipe } from './pipes.ts'

/** A device as a program: what it says of itself, its pipes, and what it answers to requests of its class. */
export interface UsbDevice extends DeviceKind {
  readonly speed: 'full' | 'high'
  readonly model: UsbModel
  readonly interfaces: readonly InterfaceModel[]
  /** By the address of the endpoint. */
  readonly pipes: ReadonlyMap<number, Pipe>
  /** Requests of its class, and what its interfaces are asked for; null for a refusal (STALL). */
  control(request: ControlRequest): Uint8Array | null
}

/** A request on the default pipe: the eight bytes of its setup, taken apart, and what came with it. */
export interface ControlRequest {
  /** Direction, kind and addressee in one byte, as in the standard: 0xA1 asks an interface for something of its class. */
  type: number
  request: number
  value: number
  index: number
  length: number
  data: Uint8Array
}

export function parseControl(setup: Uint8Array, data: Uint8Array): ControlRequest {
  const view = Buffer.from(setup)
  return {
    type: view.readUInt8(0),
    request: view.readUInt8(1),
    value: view.readUInt16LE(2),
    index: view.readUInt16LE(4),
    length: view.readUInt16LE(6),
    data,
  }
}
