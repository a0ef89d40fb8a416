import type { HidField } from './hid-descriptor.ts'

/**
 * An open byte stream to a device. What every implementation guarantees, and `test/conformance` proves:
 * - bytes arrive in the order they were sent, cut anywhere;
 * - writes keep their order; `write` resolves when the system took every byte, which is not "arrived";
 * - a `write` that fails tells in `details.bytesTaken` how many bytes may have been taken: never too few, at most one
 *   piece of the system's too many, and 0 only when nothing left us;
 * - `closed` is told exactly once, also when nobody listens for data, and nothing is told after it;
 * - `close` never hangs: pending writes reject with DEVICE_DISCONNECTED, pending data is given up;
 * - while `pause`d no data is told; nothing is lost, the far end is held back where the line can do it.
 */
export interface Connection {
  /** Rejects with AppError-shaped `{ code, message, details: { bytesTaken } }`. */
  write(bytes: Uint8Array, options: WriteOptions): Promise<void>
  pause(): void
  resume(): void
  /** Besides the stream of bytes. Rejects with DEVICE_UNAVAILABLE where this kind of connection has no such thing. */
  control(request: ControlRequest): Promise<ControlAnswer>
  close(): Promise<void>
}

/** What some connections can do besides sending and receiving. */
export type ControlRequest =
  /** The lines of a serial port beside its data. */
  | { kind: 'signals'; dtr: boolean; rts: boolean }
  /** What a printer on USB says by its socket alone, also while its language is silent. */
  | { kind: 'port status' }
  /** The name, model and languages of a printer on USB. */
  | { kind: 'device id' }
  /** Empties the buffers of a printer on USB. */
  | { kind: 'soft reset' }
  /** What a HID device says of its reports, where the system tells. */
  | { kind: 'report fields' }
  /** Is there anybody at the far end of a network? If not, the connection ends with TIMEOUT, and nothing of it arrives later. */
  | { kind: 'presence' }

export type ControlAnswer =
  | { kind: 'done' }
  | { kind: 'port status'; hasPaper: boolean; isSelected: boolean; isFaulty: boolean }
  | { kind: 'device id'; text: string }
  | { kind: 'report fields'; fields: HidField[] }

export interface WriteOptions {
  /** Fails with TIMEOUT when no byte was taken for so long. */
  progressTimeoutMs: number
}

export interface ConnectionEvents {
  data(bytes: Uint8Array): void
  /** `error` is null after `close()`. */
  closed(error: TransportError | null): void
}

export type TransportErrorCode =
  'DEVICE_NOT_FOUND' | 'DEVICE_BUSY' | 'DEVICE_DENIED' | 'DEVICE_DISCONNECTED' | 'DEVICE_UNAVAILABLE' | 'TIMEOUT'

/** A program that has a device. */
export interface Holder {
  pid: number
  name: string
}

export interface TransportErrorDetails {
  bytesTaken: number
  /** Who has it, where the system tells. */
  holder?: Holder
  /** The command that gives the right to it. */
  command?: string
}

/** The one error of this layer; the station turns it into an AppError with the same code. */
export class TransportError extends Error {
  readonly code: TransportErrorCode
  readonly details: TransportErrorDetails

  constructor(code: TransportErrorCode, message: string, details: TransportErrorDetails = { bytesTaken: 0 }) {
    super(message)
    this.name = 'TransportError'
    this.code = code
    this.details = details
  }
}
