import { Link, useLocation } from 'react-router'
import styles from '../app/shell.module.css'
import type { UiFeature } from '../../main/records/ui-feature.ts'
import { useUiFeatures } from '../client/ui-features.ts'
import { addressOf } from './feature-address.ts'
import { FeatureIcon } from '../components/icons/named-icon.tsx'

/** Pages of plugins in the rail, under a heading of their own. */
export function AppEntries() {
  const { pathname, search } = useLocation()
  // Pages in frames differ by their query alone.
  const shown = `${pathname}${search}`
  const entries = useUiFeatures('navigation').flatMap((feature) => {
    const address = addressOf(feature)
    return address === null ? [] : [{ feature, address }]
  })
  if (entries.length === 0) return null
  return (
    <>
      <span className={styles['heading']}>
        <span className={styles['label']}>Apps</span>
      </span>
      {entries.map(({ feature, address }) => (
        <Link
          key={`${feature.plugin_name} ${feature.key}`}
          to={address}
          className={styles['entry'] ?? ''}
          title={hint(feature)}
          {...(address === shown ? { 'aria-current': 'page' as const } : {})}
        >
          <FeatureIcon icon={feature.icon} size={20} />
          <span className={styles['label']}>{feature.title}</span>
        </Link>
      ))}
    </>
  )
}

function hint({ title, options }: UiFeature): string {
  const group = options?.['group']
  return typeof group === 'string' && group !== title ? `${title} (${group})` : title
}
