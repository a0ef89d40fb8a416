import { Badge, Group, Stack, Text, Title } from '@mantine/core'
import type { PluginRecord } from '../../../main/records/records.ts'
import { usePluginSettings } from '../../client/plugins.ts'
import { QueryView } from '../../components/query-view.tsx'
import { SettingList } from '../../components/setting-list.tsx'

/** What a plugin brings, who made it, and its settings. */
export function PluginDetail({ plugin }: { plugin: PluginRecord }) {
  const settings = usePluginSettings(plugin.key, plugin.active)
  const { meta } = plugin
  return (
    <Stack gap="md">
      <div>
        <Title order={2} size="h3">
          {meta?.['human_name'] ?? plugin.name ?? plugin.key}
        </Title>
        <Text c="dimmed" className="code">
          {[plugin.key, meta?.['version']].filter(Boolean).join(' ')}
        </Text>
      </div>
      <Text>{meta?.['description'] ?? 'It says nothing about itself.'}</Text>
      {meta?.['author'] && <Text size="sm">By {meta['author']}</Text>}
      <Group gap={6}>
        {Object.values(plugin.mixins).map(({ key, human_name }) => (
          <Badge key={key} variant="outline" tt="none" size="lg" color="gray" c="var(--mantine-color-text)">
            {human_name}
          </Badge>
        ))}
      </Group>
      <Title order={3} size="h5">
        Settings
      </Title>
      {plugin.active ? (
        <QueryView query={settings} what="The settings">
          {(known) => (known.length === 0 ? <Text>It has none.</Text> : <SettingList settings={known} />)}
        </QueryView>
      ) : (
        <Text>Turn it on to see its settings.</Text>
      )}
    </Stack>
  )
}
