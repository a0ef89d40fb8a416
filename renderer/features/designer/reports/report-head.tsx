import { ActionIcon, Button, Group, Menu, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ReportTemplate } from '../../../../main/records/output-records.ts'
import type { ReportDocument } from '../../../../main/records/report-document.ts'
import { useDropReportDraft, usePublishReport } from '../../../client/report-designs.ts'
import type { TemplateDraft } from '../../../client/template-drafts.ts'
import { useAction } from '../../../client/use-action.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorBand } from '../../../components/error-band.tsx'
import styles from '../designer.module.css'
import { DraftWord } from '../draft-word.tsx'
import type { DraftKeeper } from '../use-draft.ts'

interface ReportHeadProps {
  template: ReportTemplate
  keeper: DraftKeeper<ReportDocument>
  isAllowed: boolean
  onVersions: () => void
  /** What the station has in place of what is shown. */
  onTake: (draft: TemplateDraft<ReportDocument>) => void
}

/** What is open, how it stands, and what can be done with all of it. */
export function ReportHead({ template, keeper, isAllowed, onVersions, onTake }: ReportHeadProps) {
  const { state, draft } = keeper
  const drop = useDropReportDraft(template.pk)
  const [isAsking, setAsking] = useState(false)
  const hasDraft = draft.is_draft || state.kind === 'changed' || state.kind === 'saving'
  return (
    <header className={styles['head']}>
      <Link to="/labels/reports" className={styles['back']} aria-label="All reports" title="All reports">
        <IconArrowLeft size={20} aria-hidden="true" />
      </Link>
      <div className={styles['title']}>
        <Title order={1} size="h4" lineClamp={1}>
          {template.name}
        </Title>
        <Text size="xs" c="dimmed">
          {hasDraft
            ? `DRAFT ${draft.base_revision + 1} (version ${template.revision} is published)`
            : `Version ${template.revision}, published`}
          {' · '}
          {!isAllowed && 'only staff can keep changes · '}
          <DraftWord state={state} onRetry={() => void keeper.flush()} />
        </Text>
      </div>
      <span className={styles['space']} />
      <Button size="xs" disabled={!hasDraft || !isAllowed} onClick={() => setAsking(true)}>
        Publish…
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={32} aria-label="More">
            <IconDots size={19} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onVersions}>Versions…</Menu.Item>
          <Menu.Item component="a" href={`${template.template}/`} download>
            Export as a file
          </Menu.Item>
          <Menu.Item
            disabled={!draft.is_draft || !isAllowed}
            onClick={() => drop.mutate(undefined, { onSuccess: onTake })}
          >
            Back to what is published
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {drop.isError && <ErrorBand what="The draft is as it was" error={drop.error} />}
      {isAsking && <PublishDialog template={template} keeper={keeper} onClose={() => setAsking(false)} />}
    </header>
  )
}

interface PublishDialogProps extends Pick<ReportHeadProps, 'template' | 'keeper'> {
  onClose: () => void
}

function PublishDialog({ template, keeper, onClose }: PublishDialogProps) {
  const publish = usePublishReport(template.pk)
  const submit = useAction(async () => {
    const saved = await keeper.flush()
    if (saved === null) return
    await publish.mutateAsync({ version: saved.version, note: '' })
    await keeper.refresh()
    onClose()
  })
  return (
    <Dialog title={`Publish “${template.name}”?`} scanPolicy="hold" onClose={onClose} size={460}>
      <Text mb="md">
        Version {template.revision}, which prints now, is replaced by this one for everybody. It stays among the
        versions.
      </Text>
      {submit.error !== null && <ErrorBand what="The report was not published" error={submit.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Go on working
        </Button>
        <Button data-autofocus loading={submit.isRunning} onClick={submit.run}>
          Publish version {keeper.draft.base_revision + 1}
        </Button>
      </Group>
    </Dialog>
  )
}
