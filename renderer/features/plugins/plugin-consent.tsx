import { Button, Group, Stack, Text } from '@mantine/core'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import { useActivatePlugin } from '../../client/plugins.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { PermissionList } from './permission-list.tsx'

interface PluginConsentProps {
  plugin: PluginRecord
  mayChange: boolean
}

/** A plugin that is to be on and asks for more than was accepted: only the difference is asked for. */
export function PluginConsent({ plugin: { key, permissions }, mayChange }: PluginConsentProps) {
  const activate = useActivatePlugin()
  const fresh = permissions.filter(({ is_accepted: isAccepted }) => !isAccepted)
  const accept = () => activate.mutate({ key, active: true, accepted: fresh.map((permission) => permission.key) })
  return (
    <Stack gap="xs" component="section" aria-label="It asks for more">
      <Text fw={600}>It is off, because this version asks for more. It would also be allowed to:</Text>
      <PermissionList permissions={fresh} />
      {activate.error && <ErrorBand what="It stays off" error={activate.error} />}
      {mayChange ? (
        <Group gap="xs">
          <Button loading={activate.isPending} onClick={accept}>
            Allow this and turn it on
          </Button>
        </Group>
      ) : (
        <Text size="sm">An administrator can allow this.</Text>
      )}
    </Stack>
  )
}
