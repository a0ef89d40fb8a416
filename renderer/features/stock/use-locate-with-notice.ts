import { notifications } from '@mantine/notifications'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import { type LocateTarget, useLocate } from '../../client/locate.ts'
import { pluginTitle } from '../../plugin-ui/use-plugin-title.ts'
import { showFailure } from './show-failure.ts'

/** Has a plugin show where something is, and tells whom it asked; what went wrong stays until it is closed. */
export function useLocateWithNotice(target: LocateTarget) {
  const locate = useLocate()
  const locateWith = (plugin: PluginRecord) =>
    locate.mutate(
      { plugin: plugin.key, target },
      {
        onSuccess: () =>
          notifications.show({
            title: 'Look for the signal',
            message: `${pluginTitle(plugin)} was asked to show where it is.`,
          }),
        onError: (error) => showFailure('Nothing was located', error),
      },
    )
  return { locateWith, isPending: locate.isPending }
}
