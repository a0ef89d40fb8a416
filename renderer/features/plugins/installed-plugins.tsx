import { Button, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import { type PluginInstallation, useActivatePlugin, usePlugins } from '../../client/plugins.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { pluginTitle } from '../../plugin-ui/use-plugin-title.ts'
import { PermissionList } from './permission-list.tsx'

interface InstalledPluginsProps {
  installation: PluginInstallation
  progress: ReactNode
  onClose: () => void
}

/** What came, and the way to turn it on. */
export function InstalledPlugins({ installation, progress, onClose }: InstalledPluginsProps) {
  const { data: known = [] } = usePlugins()
  const brought = known.filter(({ key }) => installation.plugins.includes(key))
  return (
    <Stack gap="sm">
      <Text fw={600}>
        Installed {installation.name} {installation.version}.
      </Text>
      {brought.map((plugin) => (
        <Start key={plugin.key} plugin={plugin} onOpen={onClose} />
      ))}
      {progress}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
      </Group>
    </Stack>
  )
}

function Start({ plugin, onOpen }: { plugin: PluginRecord; onOpen: () => void }) {
  const activate = useActivatePlugin()
  const { key, state, permissions } = plugin
  const fresh = permissions.filter(({ is_accepted: isAccepted }) => !isAccepted)
  const start = () => activate.mutate({ key, active: true, accepted: fresh.map((permission) => permission.key) })
  return (
    <Stack gap="xs">
      <Text>
        <Link to={`/plugins/${key}`} onClick={onOpen}>
          {pluginTitle(plugin)}
        </Link>{' '}
        is {state === 'active' ? 'on' : 'off'}.{fresh.length > 0 && ' When it is on, it may:'}
      </Text>
      {fresh.length > 0 && <PermissionList permissions={fresh} />}
      {activate.error && <ErrorBand what="It does not start" error={activate.error} />}
      {state !== 'active' && (
        <Group>
          <Button loading={activate.isPending} onClick={start}>
            {fresh.length > 0 ? 'Allow this and turn it on' : 'Turn it on'}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
