import { IconExternalLink, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { ErrorBand } from '../../components/error-band.tsx'
import { useShortcuts } from '../../components/use-shortcuts.ts'
import { type PrintTarget, usePrintNow } from '../../client/print-queue.ts'
import { BigButton } from './big-button.tsx'
import styles from './card.module.css'
import { type Fact, Facts } from './facts.tsx'

export interface FoundProps {
  pk: number
  /** It was found before the code that is shown now: nothing can be done with it by accident. */
  isBefore: boolean
}

interface CardProps {
  isBefore: boolean
  title: string
  subtitle: ReactNode
  facts: readonly Fact[]
  /** What Print label prints; null where there is no label for it. */
  print: PrintTarget | null
  /** Where the thing is in Stock; null for what is not there. */
  address: string | null
  /** Buttons that only this kind of thing has. */
  actions?: ReactNode
}

/** What was found, in letters for the station's distance, and what can be done with it. */
export function Card({ isBefore, title, subtitle, facts, print, address, actions }: CardProps) {
  const printNow = usePrintNow()
  const navigate = useNavigate()
  const printLabel = () => {
    if (print !== null && !isBefore && !printNow.isPending) printNow.mutate(print)
  }
  useShortcuts({ 'Ctrl+L': printLabel })
  return (
    <section className={styles['card']} aria-label={title} data-testid="card">
      <header>
        <h2 className={styles['title']}>{title}</h2>
        <p className={styles['subtitle']}>{subtitle}</p>
      </header>
      <Facts facts={facts} />
      {printNow.isError && <ErrorBand what="The label was not printed" error={printNow.error} onRetry={printLabel} />}
      <div className={styles['actions']} hidden={isBefore}>
        {print !== null && (
          <BigButton
            rank="primary"
            icon={<IconPrinter size={28} aria-hidden="true" />}
            shortcut="Ctrl+L"
            disabled={printNow.isPending}
            onClick={printLabel}
          >
            {printNow.isPending ? 'Sending to the queue' : 'Print label'}
          </BigButton>
        )}
        {actions}
        {address !== null && (
          <BigButton
            rank="other"
            icon={<IconExternalLink size={22} aria-hidden="true" />}
            onClick={() => void navigate(address)}
          >
            Open in stock
          </BigButton>
        )}
      </div>
    </section>
  )
}
