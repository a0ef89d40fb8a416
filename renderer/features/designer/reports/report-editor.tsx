import { Button, Checkbox, Group, NativeSelect, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { ReportTemplate } from '../../../../main/records/output-records.ts'
import type { ReportDocument } from '../../../../main/records/report-document.ts'
import { useLook } from '../../../app/look-provider.tsx'
import { useLabelValues } from '../../../client/label-designs.ts'
import { REPORT_DRAFTS, usePublishReport } from '../../../client/report-designs.ts'
import { useMe } from '../../../client/session.ts'
import { useStationEvent } from '../../../client/station-events.tsx'
import type { TemplateDraft } from '../../../client/template-drafts.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorBand } from '../../../components/error-band.tsx'
import { NoteBand } from '../../../components/note-band.tsx'
import { useShortcuts } from '../../../components/use-shortcuts.ts'
import { CodeEditor } from '../code/code-editor.tsx'
import { fieldsIn } from '../data/fields.ts'
import styles from '../designer.module.css'
import { DraftWord } from '../draft-word.tsx'
import { type DraftKeeper, useDraft } from '../use-draft.ts'
import own from './report-editor.module.css'
import { DraftPreview } from './draft-preview.tsx'

const PAGE_SIZES: ReportDocument['page_size'][] = ['A4', 'A3', 'Legal', 'Letter']

interface ReportEditorProps {
  template: ReportTemplate
  loaded: TemplateDraft<ReportDocument>
}

/** The page of a report as text, and how it looks; what prints stays as it is until somebody publishes. */
export function ReportEditor({ template, loaded }: ReportEditorProps) {
  const { scheme } = useLook()
  const [document, setDocument] = useState(loaded.document)
  const isAllowed = useMe().data?.is_staff === true
  const keeper = useDraft({ shelf: REPORT_DRAFTS, template: template.pk, loaded, document, isAllowed })
  const values = useLabelValues(template.model_type, null).data?.values
  const fields = useMemo(() => fieldsIn(values ?? {}), [values])
  useShortcuts({ 'Ctrl+S': () => void (isAllowed && keeper.flush()) })
  useStationEvent((event) => {
    if (event.type === 'report-template.changed' && event.data.pk === template.pk) void keeper.look()
  })
  const change = (changed: Partial<ReportDocument>) => setDocument({ ...document, ...changed })
  const { state } = keeper
  return (
    <div className={styles['designer']}>
      <EditorHead template={template} keeper={keeper} isAllowed={isAllowed} />
      {state.kind === 'conflict' && (
        <NoteBand kind="rejected" sentence="Somebody else changed this report in the meantime.">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setDocument(state.theirs.document)
              keeper.adopt(state.theirs, state.theirs.document)
            }}
          >
            Take theirs
          </Button>
          <Button size="compact-sm" onClick={() => void keeper.overwrite(state.theirs)}>
            Keep mine
          </Button>
        </NoteBand>
      )}
      <Group gap="md" px={14} py={8} align="end">
        <NativeSelect
          label="Paper"
          data={PAGE_SIZES}
          value={document.page_size}
          onChange={(event) => change({ page_size: event.currentTarget.value as ReportDocument['page_size'] })}
        />
        <Checkbox
          label="Landscape"
          checked={document.landscape}
          onChange={(event) => change({ landscape: event.currentTarget.checked })}
          pb={8}
        />
        <Checkbox
          label="One document for all objects (they are “instances”)"
          checked={document.merge}
          onChange={(event) => change({ merge: event.currentTarget.checked })}
          pb={8}
        />
      </Group>
      <div className={own['panes']}>
        <section className={own['pane']} aria-label="Source">
          <CodeEditor
            label="Source of the report"
            text={document.source}
            language="html"
            fields={fields}
            faults={[]}
            isDark={scheme === 'dark'}
            onChange={(source) => setDocument((before) => ({ ...before, source }))}
          />
        </section>
        <section className={own['pane']} aria-label="Preview">
          <DraftPreview template={template.pk} document={document} />
        </section>
      </div>
    </div>
  )
}

interface EditorHeadProps {
  template: ReportTemplate
  keeper: DraftKeeper<ReportDocument>
  isAllowed: boolean
}

function EditorHead({ template, keeper, isAllowed }: EditorHeadProps) {
  const { state, draft } = keeper
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
      {isAsking && <PublishDialog template={template} keeper={keeper} onClose={() => setAsking(false)} />}
    </header>
  )
}

function PublishDialog({ template, keeper, onClose }: Omit<EditorHeadProps, 'isAllowed'> & { onClose: () => void }) {
  const publish = usePublishReport(template.pk)
  const submit = async () => {
    const saved = await keeper.flush()
    if (saved === null) return
    await publish.mutateAsync({ version: saved.version, note: '' })
    await keeper.refresh()
    onClose()
  }
  return (
    <Dialog title={`Publish “${template.name}”?`} scanPolicy="hold" onClose={onClose} size={460}>
      <Text mb="md">
        Version {template.revision}, which prints now, is replaced by this one for everybody. It stays among the
        versions.
      </Text>
      {publish.isError && <ErrorBand what="The report was not published" error={publish.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Go on working
        </Button>
        <Button
          data-autofocus
          loading={publish.isPending}
          onClick={() => {
            submit().catch(() => {
              // Said in the dialog.
            })
          }}
        >
          Publish version {keeper.draft.base_revision + 1}
        </Button>
      </Group>
    </Dialog>
  )
}
