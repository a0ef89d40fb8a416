import { Group, Text } from '@mantine/core'
import type { Machine } from '../../../main/records/machine-records.ts'
import { usePrintActivity } from '../../client/machine-work.ts'
import styles from './print-activity.module.css'

/** What came out of a printer lately, and how often it stopped. */
export function PrintActivity({ machine: { pk } }: { machine: Machine }) {
  const { data } = usePrintActivity(pk)
  if (data === undefined) return null
  const { labels_today: today, labels_last_hour: hour, steps, stops_last_hour: stops } = data
  const most = Math.max(1, ...steps)
  return (
    <Group gap="md" component="section" aria-label="What came out">
      <Text size="sm">Labels today {today}</Text>
      <span className={styles['bars']} aria-hidden="true">
        {steps.map((labels, step) => (
          // oxlint-disable-next-line react/no-array-index-key -- a step of time is its place
          <span key={step} style={{ height: `${(labels / most) * 100}%` }} />
        ))}
      </span>
      <Text size="sm">
        Last hour {hour} {hour === 1 ? 'label' : 'labels'}, {stops} {stops === 1 ? 'stop' : 'stops'}
      </Text>
    </Group>
  )
}
