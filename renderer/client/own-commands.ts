import { useQuery } from '@tanstack/react-query'
import { getFrom } from './api.ts'
import { useCommandCodeList } from './codes.ts'
import { usePlugins, usePluginSettings } from './plugins.ts'

/** The plugin that keeps which action belongs to which code. */
export const COMMAND_PLUGIN = 'station-commands'

export interface OwnCommand {
  /** `SLOT_1` to `SLOT_6`. */
  slot: string
  action: string
  /** What is scanned for it. */
  code: string
  /** Its plugin is on. */
  isThere: boolean
}

/** Actions of plugins that can be run now. */
export function useActions() {
  return useQuery({
    queryKey: ['plugins', 'actions'],
    queryFn: ({ signal }) => getFrom<{ action: string; plugin: string }[]>('/api/station/actions/', {}, signal),
  })
}

const NO_QUANTITIES: readonly number[] = []

/** The own commands that have an action. */
export function useOwnCommands(): OwnCommand[] {
  const isOn = (usePlugins().data ?? []).some(({ key, active }) => key === COMMAND_PLUGIN && active)
  const { data: slots = [] } = usePluginSettings(COMMAND_PLUGIN, 'settings', isOn)
  const { data: codes = [] } = useCommandCodeList(NO_QUANTITIES)
  const { data: actions = [] } = useActions()
  if (!isOn) return []
  return slots.flatMap(({ key, value }) => {
    const code = codes.find(({ name }) => name === key)?.code
    const action = String(value ?? '')
    if (code === undefined || action === '') return []
    return [{ slot: key, action, code, isThere: actions.some((one) => one.action === action) }]
  })
}
