import type { MachineRegistry } from '../machine-registry.ts'
import { foundScanners, type FoundScanner } from './found-scanners.ts'

const EVERYTHING = { limit: null, offset: 0, search: [], ordering: [] }
const PLACES: ReadonlySet<string> = new Set(['DEVICE', 'PORT'])

type Machines = Pick<MachineRegistry, 'devices' | 'list' | 'settings'>

/** Scanners that are plugged in now and no machine yet. */
export async function findScanners(machines: Machines): Promise<FoundScanner[]> {
  return foundScanners(await machines.devices(), await takenPlaces(machines))
}

/** The devices and ports that machines have already. */
async function takenPlaces(machines: Machines): Promise<ReadonlySet<string>> {
  const { results } = await machines.list({}, EVERYTHING)
  const settings = await Promise.all(results.map(({ pk }) => machines.settings(pk).catch(() => [])))
  return new Set(settings.flat().flatMap(({ key, value }) => (PLACES.has(key) ? [String(value)] : [])))
}
