import type { Machine } from '../../main/records/machine-records.ts'
import { useMachines } from '../client/machines.ts'
import { useGlobalSetting } from '../client/settings.ts'
import { byUrgency } from './statuses.ts'

/** The printers that are switched on, the usual one of this station first. */
export function usePrinters(): Machine[] {
  const { data: machines = [] } = useMachines()
  const usual = useGlobalSetting<string>('STATION_DEFAULT_PRINTER', '')
  return orderPrinters(machines, usual)
}

/** The usual printer, then real before simulated, then the healthiest. */
function orderPrinters(machines: readonly Machine[], usual: string): Machine[] {
  const rank = (machine: Machine) => (machine.pk === usual ? 0 : machine.simulated ? 2 : 1)
  return machines
    .filter((machine) => machine.machine_type === 'label-printer' && machine.active)
    .toSorted((one, other) => rank(one) - rank(other) || byUrgency(other, one))
}
