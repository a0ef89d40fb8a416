import { Switch, Text } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { StatusChip } from '../../components/status-chip.tsx'
import { countOf } from '../../components/texts.ts'
import { pluginTitle } from '../../plugin-ui/use-plugin-title.ts'
import { PermissionDialog } from './permission-dialog.tsx'
import { ORIGINS, stateOf } from './plugin-words.ts'
import styles from './plugins-page.module.css'
import { usePluginSwitch } from './use-plugin-switch.ts'

interface PluginRowProps {
  plugin: PluginRecord
  /** A newer version, where there is one. */
  newer: string | null
  isOpen: boolean
  mayChange: boolean
}

const ON = { kind: 'accepted', word: 'On' } as const
const OFF = { kind: 'idle', word: 'Off' } as const

/** The switch is in the row and acts at once; what the plugin is for is told whether it is on or off. */
export function PluginRow({ plugin, newer, isOpen, mayChange }: PluginRowProps) {
  const { turn, isBusy, error, question, accept, refuse } = usePluginSwitch(plugin)
  const [query] = useSearchParams()
  const title = pluginTitle(plugin)
  const state = stateOf(plugin)
  const { manifest, meta, origin, errors } = plugin
  return (
    <li className={styles['plugin']} data-open={isOpen}>
      <div className={styles['switch']}>
        {plugin.is_mandatory ? (
          <StatusChip {...(plugin.state === 'active' ? ON : OFF)} />
        ) : (
          <Switch
            aria-label={`${title} is on`}
            checked={plugin.active}
            disabled={isBusy || !mayChange || (!plugin.is_installed && !plugin.active)}
            onChange={(event) => turn(event.currentTarget.checked)}
          />
        )}
      </div>
      <div className={styles['text']}>
        <Link to={{ pathname: `/plugins/${plugin.key}`, search: shownBy(query) }} className={styles['name'] ?? ''}>
          {title}
        </Link>{' '}
        <span className={styles['always']}>{meta?.['version'] ?? manifest?.version}</span>
        <Text size="sm" c="dimmed">
          {meta?.['description'] ?? manifest?.description ?? plugin.key}
        </Text>
        {error && <ErrorBand what="Nothing was changed" error={error} />}
        {question && <PermissionDialog plugin={plugin} permissions={question} onAccept={accept} onClose={refuse} />}
      </div>
      {newer !== null && <StatusChip kind="information" word={`${newer} is there`} />}
      {state && <StatusChip {...state} />}
      {errors.length > 0 && <StatusChip kind="question" word={countOf(errors.length, 'error')} />}
      <span className={styles['always']}>
        {plugin.is_mandatory ? 'Always on' : origin === null ? '' : ORIGINS[origin]}
      </span>
    </li>
  )
}

/** The filter of the list stays when a plugin is opened. */
function shownBy(query: URLSearchParams): string {
  const show = query.get('show')
  return show === null ? '' : `?show=${encodeURIComponent(show)}`
}
