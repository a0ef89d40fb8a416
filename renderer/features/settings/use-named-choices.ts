import type { SettingObject } from '../../../main/records/setting-records.ts'
import { useMachines } from '../../client/machines.ts'
import { useRateSources } from '../../client/currency.ts'
import { pluginTitle } from '../../plugin-ui/use-plugin-title.ts'

type Choices = SettingObject['choices']

/** What is kept as a number or a slug that nobody can read is chosen by name here. */
export function useNamedChoices(settings: SettingObject[]): SettingObject[] {
  const { data: machines = [] } = useMachines()
  const sources = useRateSources()
  const choices: Readonly<Record<string, Choices>> = {
    STATION_DEFAULT_PRINTER: [
      { value: '', display_name: 'Whichever is ready' },
      ...machines
        .filter((machine) => machine.machine_type === 'label-printer')
        .map(({ pk, name }) => ({ value: pk, display_name: name })),
    ],
    CURRENCY_UPDATE_PLUGIN: sources.map((plugin) => ({
      value: plugin.key,
      display_name: plugin.active ? pluginTitle(plugin) : `${pluginTitle(plugin)}, which is off`,
    })),
  }
  return settings.map((setting) => ({ ...setting, choices: choices[setting.key] ?? setting.choices }))
}
