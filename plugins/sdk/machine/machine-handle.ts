import type { MachineSettingValues } from './driver.ts'
import type { MachineProperty } from './machine-type.ts'

/**
 * A machine in the hands of its driver. The machine itself stays with the station: the handle has a snapshot of its settings
 * and carries what the driver does.
 * @example
 * async initMachine(machine: MachineHandle) {
 *   machine.connection.onData((bytes) => void machine.setProperties([{ key: 'Bytes', value: `${bytes.length}` }]))
 * }
 * @since 1.0
 */
export interface MachineHandle {
  readonly pk: string
  readonly name: string
  /** Switched on by a person. */
  readonly active: boolean
  /** Set up: it has, or tries to have, its connection. */
  readonly initialized: boolean
  /** Code of its status. */
  readonly status: number
  /** The place of its setting LOCATION; null without one, and when there is no such place any more. */
  readonly location: MachineLocation | null
  /** Values of the machine type and of the driver in one, as they were when the hook was called. */
  readonly settings: MachineSettingValues
  readonly connection: MachineLine
  /** A code of the machine type's own table, and what a person should read. */
  setStatus(code: number, text: string): Promise<void>
  /** What the machine says of itself; replaces what was there. */
  setProperties(properties: readonly MachineProperty[]): Promise<void>
  /** Kept on the machine and shown there until it is set up anew. */
  handleError(message: string): Promise<void>
  /** Asks for a restart by hand: the window shows it until a person has done it, or the driver takes it back. */
  setRestartRequired(isRequired: boolean): Promise<void>
}

/** A place in the stock. @since 1.0 */
export interface MachineLocation {
  pk: number
  name: string
  /** With the places around it: `Warehouse/Shelf 3`. */
  pathstring: string
}

/** The connection that the station keeps open for the driver. @since 1.0 */
export interface MachineLine {
  /** False before the machine is connected, and after. */
  readonly isOpen: boolean
  /** Resolves when the system took every byte. Rejects with DEVICE_DISCONNECTED. */
  write(bytes: Uint8Array): Promise<void>
  /** The next bytes, or null when none came in time; a second without a limit. One reader at a time. */
  read(options?: { timeoutMs?: number }): Promise<Uint8Array | null>
  /** Every piece from now on that nobody reads; ends with the connection. `at`: milliseconds since 1970. */
  onData(listener: (bytes: Uint8Array, at: number) => void): Disposable
  /** Told once, when the connection is gone; `initMachine()` is called again when it is back. */
  onClose(listener: () => void): Disposable
}
