import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { usePlugins, useReleasePlugins } from '../client/plugins.ts'
import { useMe, useServerInfo } from '../client/session.ts'
import styles from './safe-mode-band.module.css'
import { countOf } from './texts.ts'

/** On every page: what is missing is missing because somebody started it so, or because the last start failed. */
export function SafeModeBand() {
  const { data: server } = useServerInfo()
  const { data: plugins = [] } = usePlugins()
  const held = plugins.filter(({ state }) => state === 'held').length
  if (held > 0) return <HeldBack count={held} />
  if (server?.product.safe_mode !== true) return null
  return (
    <output className={styles['band']} data-fill="question">
      <strong>Safe mode.</strong> Only built-in plugins run. What is on stays on for the next start without safe mode.
    </output>
  )
}

function HeldBack({ count }: { count: number }) {
  const { data: me } = useMe()
  const release = useReleasePlugins()
  return (
    <output className={styles['band']} data-fill="question">
      <strong>Started without {countOf(count, 'plugin')}</strong>, because the last start failed.{' '}
      {me?.is_superuser === true ? (
        <>
          <Link to="/plugins?show=problems">Start them one by one</Link>, or{' '}
          <Button size="compact-sm" variant="default" loading={release.isPending} onClick={() => release.mutate()}>
            Start all
          </Button>
          {release.error && ` That did not work: ${release.error.message}`}
        </>
      ) : (
        'An administrator can start them.'
      )}
    </output>
  )
}
