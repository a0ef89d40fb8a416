import type { ComponentProps, ReactNode } from 'react'
import styles from './big-button.module.css'

type BigButtonProps = Omit<ComponentProps<'button'>, 'type' | 'className'> & {
  rank: 'primary' | 'other'
  icon?: ReactNode
  /** The key that does the same. */
  shortcut?: string
}

/** A button for gloves: 20 mm when it is the main thing to do, else 15 mm. */
export function BigButton({ rank, icon, shortcut, children, ...button }: BigButtonProps) {
  return (
    <button {...button} type="button" className={styles['button']} data-rank={rank} aria-keyshortcuts={keys(shortcut)}>
      {icon}
      <span>{children}</span>
      {shortcut !== undefined && <kbd className={styles['key']}>{shortcut}</kbd>}
    </button>
  )
}

function keys(shortcut: string | undefined): string | undefined {
  return shortcut?.replace('Ctrl', 'Control')
}
