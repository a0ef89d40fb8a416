import type { AppError } from '@scanbench/plugin'
import type { ConnectionSpec, PrinterCondition } from '@scanbench/plugin/machine'
import type { ScannerFaults, ScannerSignal } from '../../drivers/simulators/scanners/virtual-scanner.ts'
import type { VirtualFaults } from '../../drivers/simulators/virtual-printer.ts'
import type { ControlAnswer, ControlRequest } from '../../drivers/transports/connection.ts'
import type { DeviceListing } from '../../drivers/transports/device-listing.ts'
import type { SerialPortInfo } from '../../drivers/transports/serial.ts'

/** What the station knows of the device process: connections by description. */
export interface Devices {
  /**
   * Rejects with AppError DEVICE_NOT_FOUND, DEVICE_BUSY, DEVICE_DENIED, DEVICE_UNAVAILABLE or TIMEOUT. The caller puts
   * the pk of the machine into a simulated spec. Nothing is told before the caller has its link.
   */
  open(spec: ConnectionSpec, events: LinkEvents): Promise<DeviceLink>
  /** A person wants a device again: the process is started if it ended so often that it stayed off. */
  revive(): Promise<void>
  listSerialPorts(): Promise<SerialPortInfo[]>
  /** All that is plugged in or set up and can be a machine; opens nothing. */
  listDevices(): Promise<DeviceListing[]>
  /** Tells within a second that something was plugged in or pulled out, and when the device process is there again. */
  onDevicesChanged(listener: (news: DeviceNews) => void): Disposable
}

/** `process`: every connection was lost, whatever it leads to, and can be opened again. */
export type DeviceNews = 'devices' | 'process'

export type { ScannerFaults, ScannerSignal, VirtualFaults }

export interface LinkEvents {
  /** `at`: milliseconds since 1970 when the bytes reached the device process. */
  data(bytes: Uint8Array, at: number): void
  /** Told once. Null after `close()`; else why. Also told when the device process itself died. */
  closed(error: AppError | null): void
  /** Only for simulated machines. */
  simulated(event: SimulatedEvent): void
}

/** An open connection; it lives in the device process. */
export interface DeviceLink {
  /** Resolves when the system took every byte; a failure tells `details.bytesTaken`, never too few. */
  write(bytes: Uint8Array, options: { progressTimeoutMs: number }): Promise<void>
  /** What some connections can do besides; rejects with DEVICE_UNAVAILABLE where this one cannot. */
  control(request: ControlRequest): Promise<ControlAnswer>
  close(): Promise<void>
  /** Only for simulated machines: what a person does to the device. Works on a closed link too, as plugging in must. */
  simulate(action: SimulatedAction): Promise<void>
}

export type SimulatedEvent =
  /** A label came out of the simulated printer: the commands that drew it. */
  | { kind: 'label'; commands: Uint8Array }
  /** The simulated scanner was told to do something. */
  | { kind: 'signal'; signal: ScannerSignal }

export type SimulatedAction =
  /** The scanner reads a code, its AIM identifier in front if it is known; what ends a code the scanner adds. */
  | { kind: 'scan'; bytes: Uint8Array }
  /** The printer runs out of paper, gets a roll, opens its head ... */
  | { kind: 'condition'; condition: PrinterCondition; present: boolean }
  /** From now on the printer has these faults; what is not named stays as it is. */
  | { kind: 'faults'; faults: Partial<VirtualFaults> }
  /** The same of a scanner. */
  | { kind: 'scanner faults'; faults: Partial<ScannerFaults> }
  /** The printer is switched off and on: what it had not printed is gone. */
  | { kind: 'restart' }
  | { kind: 'unplug' }
  | { kind: 'plug' }
