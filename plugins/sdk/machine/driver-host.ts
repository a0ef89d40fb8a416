import { AppError } from '../errors.ts'
import type { MachineChoice } from './machine-choice.ts'
import type { MachineHandle } from './machine-handle.ts'

/** What the host gives a driver after construction. */
export interface DriverHost {
  getMachines(choice: MachineChoice): Promise<MachineHandle[]>
}

// Beside the driver, as fields of it could be redefined by accident.
const hosts = new WeakMap<object, DriverHost>()

/** For hosts only: gives a constructed driver its context. */
export function attachDriverHost(driver: object, host: DriverHost): void {
  hosts.set(driver, host)
}

export function driverHostOf(driver: object): DriverHost {
  const host = hosts.get(driver)
  if (host === undefined)
    throw new AppError('CONNECTION_LOST', 'A driver has no station in its constructor; use initDriver().')
  return host
}
