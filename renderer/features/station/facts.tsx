import type { ReactNode } from 'react'
import styles from './card.module.css'

export interface Fact {
  name: string
  value: ReactNode
  /** Large facts are read from where people stand. */
  isLarge?: boolean
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(({ name, value, isLarge = false }) => (
        <div key={name} className={styles['fact']} data-large={isLarge}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
