import { Button, SegmentedControl, Text, TextInput } from '@mantine/core'
import { IconCode, IconDownload, IconPuzzle, IconRefresh } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import { usePackageVersions } from '../../client/plugin-versions.ts'
import { type PackageChoice, useFreshPlugins, usePluginErrors, useReloadPlugins } from '../../client/plugins.ts'
import { useMe, useServerInfo } from '../../client/session.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { Page, Panel } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { InstallPlugin } from './install-plugin.tsx'
import { LinkFolder } from './link-folder.tsx'
import { PluginDetail } from './plugin-detail.tsx'
import { PluginRow } from './plugin-row.tsx'
import { type Filter, filterLabel, FILTERS, newerThan, newerVersions, selected } from './plugin-words.ts'
import styles from './plugins-page.module.css'
import { UpdatesNote } from './updates-note.tsx'
import { useDroppedFile } from './use-dropped-file.ts'

export function PluginsPage() {
  const { key } = useParams()
  const plugins = useFreshPlugins()
  const { data: me } = useMe()
  const [find, setFind] = useState('')
  const isSuperuser = me?.is_superuser === true
  const open = plugins.data?.find((plugin) => plugin.key === key)
  return (
    <Page
      title="Plugins"
      actions={<Tools find={find} onFind={setFind} mayChange={isSuperuser} />}
      side={
        open !== undefined && (
          <Panel key={open.key} label={open.name ?? open.key} isWide>
            <PluginDetail plugin={open} isStaff={me?.is_staff === true} isSuperuser={isSuperuser} />
          </Panel>
        )
      }
    >
      {isSuperuser && <OtherErrors plugins={plugins.data ?? []} />}
      <QueryView query={plugins} what="The list of plugins">
        {(known) => <List plugins={known} find={find} open={key} mayChange={isSuperuser} />}
      </QueryView>
    </Page>
  )
}

interface ToolsProps {
  find: string
  onFind: (text: string) => void
  mayChange: boolean
}

type Opened = { kind: 'install'; start: PackageChoice | null } | { kind: 'link' }

function Tools({ find, onFind, mayChange }: ToolsProps) {
  const [dialog, open] = useState<Opened | null>(null)
  const close = () => open(null)
  const { data: server } = useServerInfo()
  const reload = useReloadPlugins()
  const mayInstall = mayChange && server?.plugins_install_disabled === false
  const isOver = useDroppedFile(
    mayInstall && dialog === null,
    useCallback((file: File) => open({ kind: 'install', start: { file } }), []),
  )
  return (
    <>
      {isOver && <output className={styles['over']}>Drop the package to look at it</output>}
      {mayInstall && (
        <Button leftSection={<IconDownload size={18} />} onClick={() => open({ kind: 'install', start: null })}>
          Install…
        </Button>
      )}
      {mayChange && (
        <Button variant="default" leftSection={<IconCode size={18} />} onClick={() => open({ kind: 'link' })}>
          Make your own…
        </Button>
      )}
      {mayChange && (
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} />}
          loading={reload.isPending}
          onClick={() => reload.mutate(undefined)}
        >
          Reload
        </Button>
      )}
      <TextInput
        aria-label="Find a plugin"
        placeholder="Find"
        value={find}
        onChange={(event) => onFind(event.currentTarget.value)}
      />
      {dialog?.kind === 'install' && <InstallPlugin start={dialog.start} onClose={close} />}
      {dialog?.kind === 'link' && <LinkFolder onClose={close} />}
    </>
  )
}

/** Of files and folders that became no plugin; the others have a row of their own. */
function OtherErrors({ plugins }: { plugins: readonly PluginRecord[] }) {
  const { data } = usePluginErrors(true)
  const known = new Set(plugins.map(({ key }) => key))
  const others = data?.registry_errors.filter(({ name }) => !known.has(name)) ?? []
  return others.map(({ stage, name, message }) => (
    <div key={`${stage} ${name} ${message}`} className={styles['error']}>
      <ErrorBand what={`${name} does not work (${stage})`} error={message} />
    </div>
  ))
}

interface ListProps {
  plugins: PluginRecord[]
  find: string
  open: string | undefined
  mayChange: boolean
}

function List({ plugins, find, open, mayChange }: ListProps) {
  const [query, setQuery] = useSearchParams()
  const filter = FILTERS.find((known) => known === query.get('show')) ?? 'all'
  const show = (value: Filter) =>
    setQuery(
      (before) => {
        before.set('show', value)
        return before
      },
      { replace: true },
    )
  const { data: packages = [] } = usePackageVersions(mayChange)
  const newer = newerVersions(packages)
  const shown = selected(plugins, { filter, find, newer })
  if (plugins.length === 0)
    return (
      <EmptyState icon={<IconPuzzle size={32} />} sentence="Plugins add drivers, barcodes and labels. There is none." />
    )
  return (
    <>
      <div className={styles['filters']}>
        <SegmentedControl
          aria-label="Which plugins"
          data={FILTERS.filter((value) => mayChange || value !== 'updates').map((value) => ({
            value,
            label: filterLabel(value, plugins, newer),
          }))}
          value={filter}
          onChange={(value: Filter) => show(value)}
        />
      </div>
      {filter === 'updates' && (
        <div className={styles['note']}>
          <UpdatesNote />
        </div>
      )}
      <ul className={styles['plugins']}>
        {shown.map((plugin) => (
          <PluginRow
            key={plugin.key}
            plugin={plugin}
            newer={newerThan(plugin, newer)}
            isOpen={plugin.key === open}
            mayChange={mayChange}
          />
        ))}
      </ul>
      {shown.length === 0 && (
        <Text p="md">{filter === 'updates' && find === '' ? 'No newer version is known.' : 'None fits.'}</Text>
      )}
    </>
  )
}
