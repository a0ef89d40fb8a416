import { Button, Group, Stack, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import { useActivatePlugin, useReloadPlugin } from '../../client/plugins.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { NoteBand } from '../../components/note-band.tsx'
import { countOf, timeText } from '../../components/texts.ts'
import { PluginConsent } from './plugin-consent.tsx'
import { hasProblem, stateOf } from './plugin-words.ts'
import styles from './plugins-page.module.css'

interface PluginProblemsProps {
  plugin: PluginRecord
  mayChange: boolean
}

/** What went wrong with a plugin, and what can be done about it. */
export function PluginProblems({ plugin, mayChange }: PluginProblemsProps) {
  const { errors, crashes, state, last_lines: lastLines } = plugin
  return (
    <Stack gap="xs">
      {state === 'waiting' ? <PluginConsent plugin={plugin} mayChange={mayChange} /> : <Fault plugin={plugin} />}
      {crashes > 0 && state !== 'crashed' && <Text>It crashed {countOf(crashes, 'time')} and was started again.</Text>}
      {errors.map(({ stage, message, trace, time }) => (
        <div key={`${time} ${stage} ${message}`} className={styles['problem']}>
          <Text size="sm">
            {timeText(time)} {stage}: {message}
          </Text>
          {trace !== '' && (
            <details>
              <summary>Details</summary>
              <pre className={styles['trace']}>{trace}</pre>
            </details>
          )}
        </div>
      ))}
      {lastLines.length > 0 && (
        <details>
          <summary>What it said last</summary>
          <pre className={styles['lines']}>{lastLines.join('\n')}</pre>
        </details>
      )}
      {mayChange && state !== 'waiting' && hasProblem(plugin) && <Again plugin={plugin} />}
    </Stack>
  )
}

function Fault({ plugin }: { plugin: PluginRecord }) {
  if (stateOf(plugin) === null) return null
  if (plugin.state === 'held')
    return <NoteBand sentence={`${plugin.state_reason} Start it alone, and see what comes of it.`} />
  const isCrashed = plugin.state === 'crashed'
  return (
    <ErrorBand
      what={isCrashed ? `It crashed ${countOf(plugin.crashes, 'time')} and is off` : 'It does not work'}
      error={plugin.state_reason}
    />
  )
}

function Again({ plugin: { key, state, is_package, is_installed } }: { plugin: PluginRecord }) {
  const reload = useReloadPlugin()
  const activate = useActivatePlugin()
  const isDown = state === 'crashed' || state === 'held'
  const again = () => (isDown ? activate.mutate({ key, active: true }) : reload.mutate(key))
  const error = reload.error ?? activate.error
  return (
    <>
      {error && <ErrorBand what="It does not start" error={error} />}
      <Group gap="xs">
        <Button variant="default" loading={reload.isPending || activate.isPending} onClick={again}>
          {isDown ? 'Start' : 'Try again'}
        </Button>
        {is_package && is_installed && (
          <Button variant="default" component={Link} to={`/plugins/${key}?tab=versions`}>
            Older version…
          </Button>
        )}
      </Group>
    </>
  )
}
