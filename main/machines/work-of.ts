import type { Logger } from '@scanbench/plugin'
import {
  BarcodeScannerDriver,
  LabelPrinterDriver,
  type BaseDriver,
  type PrinterStatus,
} from '@scanbench/plugin/machine'
import type { DriverHooks } from './drivers/driver-hooks.ts'
import { DrivenMachine, type MachineVoice, type MachineWork } from './machine-work.ts'
import { PrinterMachine } from './printers/printer-machine.ts'
import { ScannerMachine, type ScanIntake } from './scanners/scanner-machine.ts'
import type { Timers } from '../waiting/timers.ts'

interface Surroundings {
  machine: string
  scans: ScanIntake
  timers: Timers
  log: Logger
  voice: MachineVoice
  hooks: DriverHooks | null
  name(): string
  statusText(): string
  /** Of printers: how it is, as it told. */
  said(status: PrinterStatus): void
}

/** The kind of a machine follows from its driver. */
export function workOf(driver: BaseDriver | null, surroundings: Surroundings): MachineWork {
  if (driver instanceof BarcodeScannerDriver) return new ScannerMachine({ driver, ...surroundings })
  if (driver instanceof LabelPrinterDriver) return new PrinterMachine({ driver, ...surroundings })
  return new DrivenMachine(surroundings.hooks)
}
