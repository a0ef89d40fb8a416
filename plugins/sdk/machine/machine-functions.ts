import type { StationClient } from '../station-client.ts'
import { BarcodeScannerDriver, BaseDriver, DirectPrinterDriver, LabelPrinterDriver } from './driver.ts'

const BASES = [BaseDriver, BarcodeScannerDriver, LabelPrinterDriver, DirectPrinterDriver]
const NAME = /^[a-z][a-zA-Z0-9]*$/
/** What is called by the host alone: a label that went out this way would not be in the journal. */
const OF_THE_HOST = new Set(BASES.flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype)))
const OF_ALL_OBJECTS = Object.getOwnPropertyNames(Object.prototype)
/** Abstract members leave no trace on the classes. */
const WRITTEN_BY_AUTHORS = [
  'connection',
  'createFramer',
  'dotsPerMm',
  'encode',
  'decode',
  'printLabel',
  'then',
  'toJSON',
]
const NEVER: ReadonlySet<string> = new Set([...OF_THE_HOST, ...OF_ALL_OBJECTS, ...WRITTEN_BY_AUTHORS])

/** For hosts only: the functions of a driver that others may call by name, each with the machine first. */
export function functionsOf(driver: BaseDriver): string[] {
  const names = new Set<string>()
  for (let link: object | null = driver; link !== null; link = Object.getPrototypeOf(link) as object | null) {
    // By descriptor: a getter must not run, and is no function.
    const members: [string, PropertyDescriptor][] = Object.entries(Object.getOwnPropertyDescriptors(link))
    for (const [name, { value }] of members) if (typeof value === 'function') names.add(name)
  }
  return [...names].filter((name) => NAME.test(name) && !NEVER.has(name))
}

/**
 * Calls a function that the driver of a machine brings, by its name; the driver gets the machine first, then what is given.
 * Arguments and answer are plain data. Rejects with NOT_FOUND for a machine or function that is not there, and with
 * DEVICE_DISCONNECTED while the machine is not connected. A third-party plugin needs the right `machines:write`.
 * @example
 * const weigh = (plugin: Plugin, scale: string) => callMachineFunction<number>(plugin.station, scale, 'weigh', 'kg')
 * @since 1.0
 */
export async function callMachineFunction<T>(
  station: StationClient,
  machine: string,
  name: string,
  ...given: readonly unknown[]
): Promise<T> {
  const path = `/api/station/machines/${encodeURIComponent(machine)}/functions/${encodeURIComponent(name)}/`
  const { result } = await station.post<{ result: T }>(path, { arguments: given })
  return result
}
