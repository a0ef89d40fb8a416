import { ActionIcon, Button, Menu, SegmentedControl, Text, Title } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconArrowLeft, IconDots } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import type { LabelDocument } from '../../../main/records/label-document.ts'
import styles from './designer.module.css'
import { DraftWord } from './draft-word.tsx'
import type { DraftKeeper } from './use-draft.ts'
import type { Designer } from './use-designer.ts'

interface DesignerHeadProps {
  template: LabelTemplate
  designer: Designer
  keeper: DraftKeeper<LabelDocument>
  tabs: readonly { value: string; label: string }[]
  tab: string
  onTab: (tab: string) => void
  /** To change templates, and to print on trial. */
  isAllowed: boolean
  isPublishing: boolean
  onPublish: () => void
  onTestPrint: () => void
  onVersions: () => void
  onDrop: () => void
}

/** What is open, how it stands, and what can be done with all of it. */
export function DesignerHead(props: DesignerHeadProps) {
  const {
    template,
    designer,
    keeper,
    tabs,
    tab,
    onTab,
    isAllowed,
    isPublishing,
    onPublish,
    onTestPrint,
    onVersions,
    onDrop,
  } = props
  const { state } = keeper
  const hasDraft = keeper.draft.is_draft || state.kind === 'changed' || state.kind === 'saving'
  return (
    <header className={styles['head']}>
      <Link to="/labels/templates" className={styles['back']} aria-label="All templates" title="All templates">
        <IconArrowLeft size={20} aria-hidden="true" />
      </Link>
      <div className={styles['title']}>
        <Title order={1} size="h4" lineClamp={1}>
          {template.name}
        </Title>
        <Text size="xs" c="dimmed">
          {hasDraft ? (
            <>
              <b className={styles['draft']}>DRAFT {keeper.draft.base_revision + 1}</b> (version {template.revision} is
              published)
            </>
          ) : (
            `Version ${template.revision}, published`
          )}
          {' · '}
          {!isAllowed && 'only staff can keep changes · '}
          <DraftWord state={state} onRetry={() => void keeper.flush()} />
        </Text>
      </div>
      <ActionIcon
        variant="default"
        size={32}
        aria-label="Undo"
        title="Undo, Ctrl+Z"
        disabled={designer.past.length === 0}
        onClick={() => designer.act({ kind: 'undo' })}
      >
        <IconArrowBackUp size={19} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={32}
        aria-label="Redo"
        title="Redo, Ctrl+Shift+Z"
        disabled={designer.future.length === 0}
        onClick={() => designer.act({ kind: 'redo' })}
      >
        <IconArrowForwardUp size={19} aria-hidden="true" />
      </ActionIcon>
      <SegmentedControl size="xs" aria-label="View" data={[...tabs]} value={tab} onChange={onTab} />
      <span className={styles['space']} />
      <Button size="xs" variant="default" disabled={!isAllowed} onClick={onTestPrint}>
        Test print
      </Button>
      <Button
        size="xs"
        loading={isPublishing}
        disabled={!hasDraft || !isAllowed}
        title={`Version ${template.revision} prints on this station until you publish`}
        onClick={onPublish}
      >
        Publish
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={32} aria-label="More">
            <IconDots size={19} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onVersions}>Versions…</Menu.Item>
          <Menu.Item component="a" href={`/api/station/label-templates/${template.pk}/export/`} download>
            Export as a file
          </Menu.Item>
          <Menu.Item disabled={!keeper.draft.is_draft || !isAllowed} onClick={onDrop}>
            Back to what is published
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </header>
  )
}
