import { Button, Group, Stack, Text } from '@mantine/core'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import { useActivatePlugin, useReloadPlugin } from '../../client/plugins.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { countOf, timeText } from '../../components/texts.ts'
import { hasProblem, stateOf } from './plugin-words.ts'
import styles from './plugins-page.module.css'

/** What went wrong with a plugin, and what can be done about it. */
export function PluginProblems({ plugin, mayChange }: { plugin: PluginRecord; mayChange: boolean }) {
  const reload = useReloadPlugin()
  const activate = useActivatePlugin()
  const { key, state, state_reason, errors, crashes, last_lines: lastLines } = plugin
  const isCrashed = state === 'crashed'
  const again = () => (isCrashed ? activate.mutate({ key, active: true }) : reload.mutate(key))
  const error = reload.error ?? activate.error
  return (
    <Stack gap="xs">
      {stateOf(plugin) !== null && (
        <ErrorBand
          what={isCrashed ? `It crashed ${countOf(crashes, 'time')} and is off` : 'It does not work'}
          error={state_reason}
        />
      )}
      {crashes > 0 && !isCrashed && <Text>It crashed {countOf(crashes, 'time')} and was started again.</Text>}
      {errors.map(({ stage, message, time }) => (
        <Text key={`${time} ${stage} ${message}`} size="sm" className={styles['problem']}>
          {timeText(time)} {stage}: {message}
        </Text>
      ))}
      {lastLines.length > 0 && (
        <details>
          <summary>What it said last</summary>
          <pre className={styles['lines']}>{lastLines.join('\n')}</pre>
        </details>
      )}
      {error && <ErrorBand what="It does not start" error={error} />}
      {mayChange && hasProblem(plugin) && (
        <Group gap="xs">
          <Button variant="default" loading={reload.isPending || activate.isPending} onClick={again}>
            {isCrashed ? 'Start' : 'Try again'}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
