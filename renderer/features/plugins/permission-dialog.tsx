import { Button, Group, Stack, Text } from '@mantine/core'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import { Dialog } from '../../components/dialog.tsx'
import { pluginTitle } from '../../plugin-ui/use-plugin-title.ts'
import { PermissionList } from './permission-list.tsx'

interface PermissionDialogProps {
  plugin: PluginRecord
  /** What nobody has said yes to yet. */
  permissions: PluginRecord['permissions']
  onAccept: () => void
  onClose: () => void
}

export function PermissionDialog({ plugin, permissions, onAccept, onClose }: PermissionDialogProps) {
  const { manifest } = plugin
  return (
    <Dialog title={`What ${pluginTitle(plugin)} may do`} scanPolicy="hold" onClose={onClose}>
      <Stack>
        <Text>
          {[manifest?.version && `Version ${manifest.version}`, manifest?.author && `by ${manifest.author}`]
            .filter(Boolean)
            .join(' ') || 'It does not say who made it.'}
        </Text>
        <Text>When it is on, it may:</Text>
        <PermissionList permissions={permissions} />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            Leave it off
          </Button>
          <Button onClick={onAccept}>Turn it on</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
