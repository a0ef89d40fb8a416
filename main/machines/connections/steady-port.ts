import type { Logger } from '@scanbench/plugin'
import type { BaseDriver } from '@scanbench/plugin/machine'
import type { DeviceListing } from '../../../drivers/transports/device-listing.ts'
import { identityIn } from '../../../drivers/transports/serial.ts'
import { transportOf } from '../../devices/transports/transports.ts'
import { placeName } from './place-name.ts'
import type { Machine } from '../machine.ts'
import type { MachineSettings } from '../machine-settings.ts'

interface Surroundings {
  driver: BaseDriver | null
  listDevices: () => Promise<DeviceListing[]>
  log: Logger
}

/** The device on USB that this port is now, as settings name it; null where it is none, or one that nothing tells from its twin. */
export function steadyName(path: string, devices: readonly DeviceListing[]): string | null {
  const device = devices.find((each) => each.uses.includes('serial') && each.path === path)
  const name = device === undefined ? null : placeName(device)
  return name === path ? null : name
}

/** Is it set up by the name of a port that is not there? */
export function waitsForPort({ taken, wanted }: Pick<Machine, 'taken' | 'wanted'>): boolean {
  return taken === null && wanted !== null && transportOf(wanted).portName(wanted) !== null
}

/**
 * A machine that was set up by the name of a port gets the device behind it, while it is there: the next plug may give
 * that name to another one.
 */
export async function steadyPort(
  settings: MachineSettings,
  { driver, listDevices, log }: Surroundings,
): Promise<boolean> {
  if (driver === null || !Object.hasOwn(driver.MACHINE_SETTINGS, 'PORT')) return false
  const { PORT: path } = await settings.values()
  if (typeof path !== 'string' || path === '' || identityIn(path) !== null) return false
  const device = steadyName(path, await listDevices())
  if (device === null) return false
  await settings.set('D', 'PORT', device)
  log.info('The name of a port gave way to the device that has it', { path, device })
  return true
}
