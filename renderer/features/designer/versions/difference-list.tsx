import { Text } from '@mantine/core'
import type { Difference } from './compare.ts'
import styles from './versions.module.css'

/** What is different, from the older to the newer. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  if (differences.length === 0) return <Text size="sm">Both are the same.</Text>
  return (
    <ul className={styles['differences']}>
      {differences.map(({ name, change }, index) => (
        <li key={`${index} ${name} ${change}`}>
          <b>{name}:</b> {change}
        </li>
      ))}
    </ul>
  )
}
