import { Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from 'react-router'
import styles from './designer.module.css'
import { DraftWord } from './draft-word.tsx'
import type { DraftKeeper } from './use-draft.ts'
import type { WayBack } from './way-back.ts'

interface HeadTitleProps<Document> {
  template: { name: string; revision: number }
  keeper: DraftKeeper<Document>
  isAllowed: boolean
  /** Where all of its kind are. */
  back: WayBack
}

/** The way back, what is open, and which version of it. */
export function HeadTitle<Document>({ template, keeper, isAllowed, back }: HeadTitleProps<Document>) {
  return (
    <>
      <Link to={back.to} className={styles['back']} aria-label={back.name} title={back.name}>
        <IconArrowLeft size={20} aria-hidden="true" />
      </Link>
      <div className={styles['title']}>
        <Title order={1} size="h4" lineClamp={1}>
          {template.name}
        </Title>
        <Text size="xs" c="dimmed">
          {hasDraft(keeper) ? (
            <>
              <b className={styles['draft']}>DRAFT {keeper.draft.base_revision + 1}</b> (version {template.revision}{' '}
              prints on this station)
            </>
          ) : (
            `Version ${template.revision}, published: it prints on this station`
          )}
          {' · '}
          {!isAllowed && 'only staff can keep changes · '}
          <DraftWord state={keeper.state} onRetry={() => void keeper.flush()} />
        </Text>
      </div>
    </>
  )
}

/** Is there anything that is not published, kept or not? */
export function hasDraft<Document>({ draft, state }: DraftKeeper<Document>): boolean {
  return draft.is_draft || state.kind === 'changed' || state.kind === 'saving'
}
