import { Switch, Text } from '@mantine/core'
import { IconPuzzle } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import type { PluginRecord } from '../../../main/records/records.ts'
import { useActivatePlugin, usePluginErrors, usePlugins } from '../../client/plugins.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { Page, Panel } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { StatusChip } from '../../components/status-chip.tsx'
import { PluginDetail } from './plugin-detail.tsx'
import styles from './plugins-page.module.css'

export function PluginsPage() {
  const { key } = useParams()
  const plugins = usePlugins()
  const open = plugins.data?.find((plugin) => plugin.key === key)
  return (
    <Page
      title="Plugins"
      side={
        open !== undefined && (
          <Panel key={open.key} label={open.name ?? open.key} isWide>
            <PluginDetail plugin={open} />
          </Panel>
        )
      }
    >
      <Errors />
      <QueryView query={plugins} what="The list of plugins">
        {(known) =>
          known.length === 0 ? (
            <EmptyState
              icon={<IconPuzzle size={32} />}
              sentence="Plugins add drivers, barcodes and labels. There is none."
            />
          ) : (
            <ul className={styles['plugins']}>
              {known.map((plugin) => (
                <PluginRow key={plugin.key} plugin={plugin} isOpen={plugin.key === key} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Page>
  )
}

function Errors() {
  const { data } = usePluginErrors()
  return data?.registry_errors.map(({ stage, name, message }) => (
    <div key={`${stage} ${name} ${message}`} className={styles['error']}>
      <ErrorBand what={`${name} does not work (${stage})`} error={message} />
    </div>
  ))
}

function PluginRow({ plugin, isOpen }: { plugin: PluginRecord; isOpen: boolean }) {
  const activate = useActivatePlugin()
  const name = plugin.meta?.['human_name'] ?? plugin.name ?? plugin.key
  return (
    <li className={styles['plugin']} data-open={isOpen}>
      <div className={styles['switch']}>
        {plugin.is_mandatory ? (
          <StatusChip kind="accepted" word="On" />
        ) : (
          <Switch
            aria-label={`${name} is on`}
            checked={plugin.active}
            disabled={activate.isPending}
            onChange={(event) => activate.mutate({ key: plugin.key, active: event.currentTarget.checked })}
          />
        )}
      </div>
      <div className={styles['text']}>
        <Link to={`/plugins/${plugin.key}`} className={styles['name'] ?? ''}>
          {name}
        </Link>
        <Text size="sm" c="dimmed">
          {plugin.meta?.['description'] ?? plugin.key}
        </Text>
        {activate.isError && <ErrorBand what="Nothing was changed" error={activate.error} />}
      </div>
      {plugin.is_mandatory && <span className={styles['always']}>Always on</span>}
      {plugin.is_installed ? null : <StatusChip kind="rejected" word="Not there" />}
    </li>
  )
}
