import { Text } from '@mantine/core'
import type { LabelDocument } from '../../../../main/records/label-document.ts'
import { compareDocuments } from './compare.ts'
import styles from './versions.module.css'

/** What is different, from the older to the newer. */
export function DifferenceList({ older, newer }: { older: LabelDocument; newer: LabelDocument }) {
  const differences = compareDocuments(older, newer)
  if (differences.length === 0) return <Text size="sm">Both are the same.</Text>
  return (
    <ul className={styles['differences']}>
      {differences.map(({ name, change }) => (
        <li key={`${name} ${change}`}>
          <b>{name}:</b> {change}
        </li>
      ))}
    </ul>
  )
}
