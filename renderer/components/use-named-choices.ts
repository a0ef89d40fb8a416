import type { SettingObject } from '../../main/records/setting-records.ts'
import { useRateSources } from '../client/currency.ts'
import { useMachines } from '../client/machines.ts'
import { COMMAND_PLUGIN, useActions } from '../client/own-commands.ts'
import { pluginTitle } from '../plugin-ui/use-plugin-title.ts'

type Choices = SettingObject['choices']

/** What is kept as a number, a slug or a name that nobody knows by heart is chosen here. */
export function useNamedChoices(settings: SettingObject[]): SettingObject[] {
  const { data: machines = [] } = useMachines()
  const sources = useRateSources()
  const actions = useActions().data ?? []
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
  return settings.map((setting) => {
    if (setting.plugin === COMMAND_PLUGIN) return { ...setting, choices: actionChoices(actions, setting) }
    return { ...setting, choices: choices[setting.key] ?? setting.choices }
  })
}

/** What is kept stays to be seen while its plugin is off. */
function actionChoices(actions: readonly { action: string }[], { value }: SettingObject): Choices {
  const names = actions.map(({ action }) => action)
  const kept = String(value ?? '')
  const lost = kept === '' || names.includes(kept) ? [] : [{ value: kept, display_name: `${kept}, which is off` }]
  const offered = names.map((name) => ({ value: name, display_name: name }))
  return [{ value: '', display_name: 'None' }, ...offered, ...lost]
}
