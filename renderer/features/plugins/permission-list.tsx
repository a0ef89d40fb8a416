import { Text } from '@mantine/core'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import styles from './plugins-page.module.css'

/** What a plugin may do, in plain words, and what of it is only a promise. */
export function PermissionList({ permissions }: { permissions: PluginRecord['permissions'] }) {
  if (permissions.length === 0) return <Text>Nothing beyond its own files and settings.</Text>
  return (
    <ul className={styles['facts']}>
      {permissions.map(({ key, title, is_enforced }) => (
        <li key={key}>
          {title}
          {!is_enforced && <span className={styles['always']}> (declared, not enforced)</span>}
        </li>
      ))}
    </ul>
  )
}
