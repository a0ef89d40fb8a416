import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import type { LabelDocument } from '../../../main/records/label-document.ts'
import styles from './designer.module.css'
import { HeadMenu } from './head-menu.tsx'
import { hasDraft, HeadTitle } from './head-title.tsx'
import type { DraftKeeper } from './use-draft.ts'
import type { Designer } from './use-designer.ts'
import { ALL_TEMPLATES } from './way-back.ts'

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
  return (
    <header className={styles['head']}>
      <HeadTitle template={template} keeper={keeper} isAllowed={isAllowed} back={ALL_TEMPLATES.label} />
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
        disabled={!hasDraft(keeper) || !isAllowed}
        title={`Version ${template.revision} prints on this station until you publish`}
        onClick={onPublish}
      >
        Publish
      </Button>
      <HeadMenu
        exportAddress={`/api/station/label-templates/${template.pk}/export/`}
        canDrop={keeper.draft.is_draft && isAllowed}
        onVersions={onVersions}
        onDrop={onDrop}
      />
    </header>
  )
}
