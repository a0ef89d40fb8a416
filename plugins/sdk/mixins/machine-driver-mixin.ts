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

  async getMachineTypes(): Promise<MachineTypeClass[]> {
    return []
  }

  async getMachineDrivers(): Promise<DriverClass[]> {
    return []
  }
}
