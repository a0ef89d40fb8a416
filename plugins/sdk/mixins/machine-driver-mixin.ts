import type { DriverClass } from '../machine/driver.ts'
import type { MachineTypeClass } from '../machine/machine-type.ts'
import { Plugin } from '../plugin.ts'

/**
 * Brings machine types and drivers.
 * @example
 * async getMachineDrivers() { return [ZplDriver] }
 * @since 1.0
 */
export abstract class MachineDriverMixin extends Plugin {
  static readonly KEY: string = 'machine'
  static readonly TITLE: string = 'Machine drivers'
  static readonly REQUIRED: readonly string[] = []

  /** Kinds of machines that this plugin adds. */
  async getMachineTypes(): Promise<MachineTypeClass[]> {
    return []
  }

  /** Drivers that this plugin adds, for its own kinds and for others. */
  async getMachineDrivers(): Promise<DriverClass[]> {
    return []
  }
}
