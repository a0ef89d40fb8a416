import type { MachineRegistry } from './machine-registry.ts'

const DEMO_MACHINES = [
  { name: 'Demo scanner', machine_type: 'barcode-scanner', driver: 'simulated-scanner', active: true },
  { name: 'Demo printer', machine_type: 'label-printer', driver: 'simulated-printer', active: true },
]

/** A station without machines gets a scanner and a printer that live in the program, so that it can be tried. */
export async function addDemoMachines(machines: MachineRegistry): Promise<void> {
  const { count } = await machines.list({}, { limit: null, offset: 0, search: [], ordering: [] })
  if (count > 0) return
  for (const machine of DEMO_MACHINES) await machines.create(machine)
}
