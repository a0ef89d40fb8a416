import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { PrimaryActions } from '../plugin-ui/primary-actions.tsx'
import styles from './page.module.css'

interface PageProps {
  title: string
  /** What stands beside the title: find box, buttons. */
  actions?: ReactNode
  /** What is open beside the list. */
  side?: ReactNode
  children: ReactNode
}

/** A page of the Manage shell: head, list, and a panel beside it. */
export function Page({ title, actions, side, children }: PageProps) {
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <Title order={1} size="h3">
          {title}
        </Title>
        {actions}
        <PrimaryActions />
      </header>
      <div className={styles['body']}>
        <div className={styles['list']}>{children}</div>
        {side}
      </div>
    </div>
  )
}

interface PanelProps {
  label: string
  isWide?: boolean
  children: ReactNode
}

/** Beside the list; below it on a narrow window. */
export function Panel({ label, isWide = false, children }: PanelProps) {
  return (
    <section className={styles['panel']} data-wide={isWide} aria-label={label} data-area tabIndex={-1}>
      {children}
    </section>
  )
}
