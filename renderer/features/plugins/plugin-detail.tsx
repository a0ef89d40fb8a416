import { Stack, Tabs, Text, Title } from '@mantine/core'
import { useParams, useSearchParams } from 'react-router'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import { useAdminPage } from '../../client/ui-features.ts'
import { usePluginSettings, type PluginSettingKind } from '../../client/plugins.ts'
import { QueryView } from '../../components/query-view.tsx'
import { SettingList } from '../../components/setting-list.tsx'
import { useNamedChoices } from '../../components/use-named-choices.ts'
import { PluginPart } from '../../plugin-ui/plugin-part.tsx'
import { pluginTitle } from '../../plugin-ui/use-plugin-title.ts'
import { PermissionList } from './permission-list.tsx'
import { PluginAdds } from './plugin-adds.tsx'
import { PluginLog } from './plugin-log.tsx'
import { PluginProblems } from './plugin-problems.tsx'
import { PluginRemoval } from './plugin-removal.tsx'
import { PluginVersions } from './plugin-versions.tsx'
import { ORIGINS } from './plugin-words.ts'
import { ScheduledTaskList } from './scheduled-task-list.tsx'

interface PluginDetailProps {
  plugin: PluginRecord
  isStaff: boolean
  isSuperuser: boolean
}

/** What a plugin is, adds and may do, how it fares, and its settings. */
export function PluginDetail({ plugin, isStaff, isSuperuser }: PluginDetailProps) {
  const { key = '' } = useParams()
  const [query, setQuery] = useSearchParams()
  const hasVersions = isSuperuser && plugin.is_package && plugin.is_installed
  const tabs = ['about', 'settings', ...(hasVersions ? ['versions'] : []), ...(isStaff ? ['log'] : [])]
  const wanted = query.get('tab') ?? ''
  const openTab = (tab: string) =>
    setQuery(
      (before) => {
        before.set('tab', tab)
        return before
      },
      { replace: true },
    )
  return (
    <Stack gap="md">
      <Head plugin={plugin} />
      <Tabs
        value={tabs.includes(wanted) ? wanted : 'about'}
        onChange={(tab) => openTab(tab ?? 'about')}
        keepMounted={false}
      >
        <Tabs.List mb="sm">
          <Tabs.Tab value="about">About</Tabs.Tab>
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
          {hasVersions && <Tabs.Tab value="versions">Versions</Tabs.Tab>}
          {isStaff && <Tabs.Tab value="log">Log</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="about">
          <About plugin={plugin} isStaff={isStaff} mayChange={isSuperuser} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <PluginSettings plugin={plugin} isStaff={isStaff} />
        </Tabs.Panel>
        <Tabs.Panel value="versions">
          <PluginVersions packageName={plugin.package_name ?? ''} />
        </Tabs.Panel>
        <Tabs.Panel value="log">
          <PluginLog plugin={key} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

function Head({ plugin }: { plugin: PluginRecord }) {
  const { meta, manifest, origin } = plugin
  const version = meta?.['version'] ?? manifest?.version
  const author = meta?.['author'] ?? manifest?.author
  return (
    <div>
      <Title order={2} size="h3">
        {pluginTitle(plugin)}
      </Title>
      <Text c="dimmed">
        <span className="code">{[plugin.key, version].filter(Boolean).join(' ')}</span>
        {author ? `, by ${author}` : ''}
        {origin === null ? '' : `, ${ORIGINS[origin]}`}
      </Text>
      <Text mt={6}>{meta?.['description'] ?? manifest?.description ?? 'It says nothing about itself.'}</Text>
    </div>
  )
}

interface AboutProps {
  plugin: PluginRecord
  isStaff: boolean
  mayChange: boolean
}

function About({ plugin, isStaff, mayChange }: AboutProps) {
  const isOurs = plugin.origin === 'builtin' || plugin.origin === 'sample'
  const { manifest } = plugin
  const needs = [
    manifest?.min_version && `${manifest.min_version} or newer`,
    manifest?.max_version && `up to ${manifest.max_version}`,
  ]
  return (
    <Stack gap="sm">
      <PluginProblems plugin={plugin} mayChange={mayChange} />
      <Part title="Adds">
        <PluginAdds plugin={plugin} />
      </Part>
      {isStaff && plugin.active && 'schedule' in plugin.mixins && (
        <Part title="Runs by the clock">
          <ScheduledTaskList plugin={plugin.key} />
        </Part>
      )}
      <Part title="What it may do">
        {isOurs ? (
          <Text>It is part of the station and may do what the station does.</Text>
        ) : (
          <PermissionList permissions={plugin.permissions} />
        )}
      </Part>
      {needs.some(Boolean) && <Text size="sm">Needs version {needs.filter(Boolean).join(', ')} of the station.</Text>}
      {manifest?.license && <Text size="sm">Licence: {manifest.license}</Text>}
      {manifest?.website && (
        <Text size="sm">
          Website: <span className="code">{manifest.website}</span>
        </Text>
      )}
      {plugin.folder !== null && !isOurs && (
        <Text size="sm">
          Lies in <span className="code">{plugin.folder}</span>
          {plugin.package_name === null ? '' : `, from the package ${plugin.package_name}`}
        </Text>
      )}
      {mayChange && <PluginRemoval plugin={plugin} />}
    </Stack>
  )
}

function PluginSettings({ plugin, isStaff }: { plugin: PluginRecord; isStaff: boolean }) {
  const isOn = plugin.state === 'active'
  const { data: admin } = useAdminPage(plugin.key, isOn && isStaff)
  if (!isOn) return <Text>Turn it on to see its settings.</Text>
  return (
    <Stack gap="lg">
      <Kind plugin={plugin.key} kind="settings" none="It has no settings." />
      <Kind plugin={plugin.key} kind="user-settings" title="For you alone" none="" />
      {admin !== undefined && admin.source !== null && (
        <Part title="Plugin Configuration">
          <PluginPart
            plugin={plugin.key}
            name="settings page"
            source={admin.source}
            usual="renderPluginSettings"
            context={admin.context}
          />
        </Part>
      )}
    </Stack>
  )
}

interface KindProps {
  plugin: string
  kind: PluginSettingKind
  title?: string
  /** Said when there is none; nothing at all when empty. */
  none: string
}

function Kind({ plugin, kind, title, none }: KindProps) {
  const settings = usePluginSettings(plugin, kind, true)
  const named = useNamedChoices(settings.data ?? [])
  return (
    <QueryView query={settings} what="The settings">
      {(known) => {
        if (known.length === 0) return none === '' ? null : <Text>{none}</Text>
        const list = <SettingList settings={named} />
        return title === undefined ? list : <Part title={title}>{list}</Part>
      }}
    </QueryView>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      {children}
    </div>
  )
}
