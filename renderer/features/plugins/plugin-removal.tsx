import { Button, Group, Stack } from '@mantine/core'
import { useNavigate } from 'react-router'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import {
  useForgetPlugin,
  useReloadPlugin,
  useUninstallPlugin,
  useUnlinkPlugin,
  useUpdatePlugin,
} from '../../client/plugins.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { pluginTitle } from '../../plugin-ui/use-plugin-title.ts'

/** Once more, newer version, away with the package, away with what is kept of one that is gone. */
export function PluginRemoval({ plugin }: { plugin: PluginRecord }) {
  const reload = useReloadPlugin()
  const update = useUpdatePlugin()
  const uninstall = useUninstallPlugin()
  const forget = useForgetPlugin()
  const unlink = useUnlinkPlugin()
  const navigate = useNavigate()
  const leave = { onSuccess: () => void navigate('/plugins') }
  const problem = update.data?.map((result) => result.problem).find((text) => text !== '')
  const error = reload.error ?? update.error ?? uninstall.error ?? forget.error ?? unlink.error
  const title = pluginTitle(plugin)
  return (
    <Stack gap="xs">
      {(error ?? problem) && <ErrorBand what="Nothing was changed" error={error ?? problem} />}
      <Group gap="xs">
        {plugin.is_installed && (
          <Button variant="default" loading={reload.isPending} onClick={() => reload.mutate(plugin.key)}>
            Load it again
          </Button>
        )}
        {plugin.origin === 'linked' && (
          <Button variant="default" loading={unlink.isPending} onClick={() => unlink.mutate(plugin.key, leave)}>
            Let go of the folder
          </Button>
        )}
        {plugin.is_package && plugin.is_installed && (
          <>
            <Button
              variant="default"
              loading={update.isPending}
              onClick={() => update.mutate(plugin.package_name ?? '')}
            >
              Update
            </Button>
            <ConfirmButton
              label="Uninstall"
              question={`Uninstall ${title}?`}
              consequence="Its package and its settings are deleted."
              onConfirm={() => uninstall.mutate(plugin.key, leave)}
            />
          </>
        )}
        {!plugin.is_installed && (
          <ConfirmButton
            label="Forget it"
            question={`Forget ${title}?`}
            consequence="Its settings are deleted. Its code is gone already."
            onConfirm={() => forget.mutate(plugin.key, leave)}
          />
        )}
      </Group>
    </Stack>
  )
}
