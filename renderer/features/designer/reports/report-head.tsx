import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReportTemplate } from '../../../../main/records/output-records.ts'
import type { ReportDocument } from '../../../../main/records/report-document.ts'
import { useDropReportDraft, usePublishReport } from '../../../client/report-designs.ts'
import type { TemplateDraft } from '../../../client/template-drafts.ts'
import { useAction } from '../../../client/use-action.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorBand } from '../../../components/error-band.tsx'
import styles from '../designer.module.css'
import { HeadMenu } from '../head-menu.tsx'
import { hasDraft, HeadTitle } from '../head-title.tsx'
import type { DraftKeeper } from '../use-draft.ts'
import { ALL_TEMPLATES } from '../way-back.ts'

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
  const drop = useDropReportDraft(template.pk)
  const [isAsking, setAsking] = useState(false)
  return (
    <header className={styles['head']}>
      <HeadTitle template={template} keeper={keeper} isAllowed={isAllowed} back={ALL_TEMPLATES.report} />
      <span className={styles['space']} />
      <Button size="xs" disabled={!hasDraft(keeper) || !isAllowed} onClick={() => setAsking(true)}>
        Publish…
      </Button>
      <HeadMenu
        exportAddress={`${template.template}/`}
        canDrop={keeper.draft.is_draft && isAllowed}
        onVersions={onVersions}
        onDrop={() => drop.mutate(undefined, { onSuccess: onTake })}
      />
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
