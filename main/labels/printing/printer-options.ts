import { OF_EACH_JOB } from '@scanbench/plugin/host'
import type { LabelPrinterDriver, MachineSettingValues } from '@scanbench/plugin/machine'
import { integer } from '@scanbench/plugin/settings'
import type { Setting, Settings } from '@scanbench/plugin/settings'
import { SCALE_OPTION } from '../drawing/scale.ts'

interface Printer {
  driver: LabelPrinterDriver
  settings: MachineSettingValues
}

/** What can be chosen when printing on a machine. What is a setting of the machine too starts with its value. */
export function printerOptions({ driver, settings }: Printer): Settings {
  const usual = OF_EACH_JOB.flatMap((key) => {
    const declared = driver.MACHINE_SETTINGS[key]
    return declared === undefined ? [] : [[key, declared] as const]
  })
  const options: Record<string, Setting<unknown>> = { ...Object.fromEntries(usual), ...driver.PRINTING_OPTIONS }
  const started = Object.entries(options).map(([key, option]) => [key, startingAt(option, settings[key])] as const)
  return {
    copies: integer({ name: 'Copies', default: 1, min: 1 }),
    ...Object.fromEntries(started),
    SCALE: SCALE_OPTION,
  }
}

function startingAt(option: Setting<unknown>, value: unknown): Setting<unknown> {
  return value === undefined || value === null || value === '' ? option : { ...option, default: value }
}
