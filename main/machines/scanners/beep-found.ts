import { BarcodeScannerDriver, type BaseDriver } from '@scanbench/plugin/machine'
import type { Devices } from '../../devices/device-link.ts'
import type { FoundScanner } from './found-scanners.ts'

interface Surroundings {
  driver: BaseDriver | null
  devices: Pick<Devices, 'open'>
}

const WRITE_MS = 2000
const NOBODY_LISTENS = { data() {}, closed() {}, simulated() {} }

/** Lets a scanner that is no machine yet beep, to tell it from its twin; false where it cannot be told to. */
export async function beepFound(
  { settings }: NonNullable<FoundScanner['machine']>,
  { driver, devices }: Surroundings,
): Promise<boolean> {
  if (!(driver instanceof BarcodeScannerDriver)) return false
  const defaults = Object.entries(driver.MACHINE_SETTINGS).map(([key, declared]) => [key, declared.default as unknown])
  const values = { ...Object.fromEntries(defaults), ...settings }
  // In this order: a driver in a process of its own tells how to beep with how to connect.
  const spec = await driver.connection(values)
  const bytes = driver.feedback('accepted', values)
  if (bytes === null || spec === null) return false
  const link = await devices.open(spec, NOBODY_LISTENS)
  try {
    await link.write(bytes, { progressTimeoutMs: WRITE_MS })
    return true
  } finally {
    await link.close()
  }
}
