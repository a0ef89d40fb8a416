import type { MachineSettingValues } from '@scanbench/plugin/machine'
import { integer } from '@scanbench/plugin/settings'

/** An option of each job: a label for another roll than the one that is there. */
export const SCALE_OPTION = integer({
  name: 'Scale',
  units: '%',
  description: 'Of the size in the template; codes get whole dots, and may become too small to read',
  min: 10,
  max: 400,
  default: 100,
})

/** How large a job wants its labels: 1 as in the template. */
export function scaleOf({ SCALE: percent }: MachineSettingValues): number {
  return typeof percent === 'number' ? percent / 100 : 1
}
