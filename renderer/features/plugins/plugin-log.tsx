import { Text } from '@mantine/core'
import { usePluginLog } from '../../client/plugins.ts'
import { QueryView } from '../../components/query-view.tsx'
import { timeText } from '../../components/texts.ts'
import styles from './plugins-page.module.css'

/** What a plugin wrote last, newest first. */
export function PluginLog({ plugin }: { plugin: string }) {
  return (
    <QueryView query={usePluginLog(plugin)} what="The log">
      {(lines) =>
        lines.length === 0 ? (
          <Text>It wrote nothing yet.</Text>
        ) : (
          <ol className={styles['lines']} aria-label="Log">
            {lines.toReversed().map(({ time, level, message }, index) => (
              <li key={`${time} ${lines.length - index}`} data-level={level}>
                <span className={styles['always']}>
                  {timeText(time)} {level}
                </span>{' '}
                {message}
              </li>
            ))}
          </ol>
        )
      }
    </QueryView>
  )
}
