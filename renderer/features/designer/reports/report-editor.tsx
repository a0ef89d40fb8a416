import { Checkbox, Group, NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ReportTemplate } from '../../../../main/records/output-records.ts'
import type { ReportDocument } from '../../../../main/records/report-document.ts'
import { useLook } from '../../../app/look-provider.tsx'
import { useLabelValues } from '../../../client/label-designs.ts'
import { useOtherEditors } from '../../../client/other-editors.ts'
import { REPORT_DRAFTS } from '../../../client/report-designs.ts'
import { useMe } from '../../../client/session.ts'
import { useStationEvent } from '../../../client/station-events.tsx'
import type { TemplateDraft } from '../../../client/template-drafts.ts'
import { useShortcuts } from '../../../components/use-shortcuts.ts'
import { CodeEditor } from '../code/code-editor.tsx'
import { fieldsIn } from '../data/fields.ts'
import styles from '../designer.module.css'
import { OtherEditors } from '../other-editors.tsx'
import { useDraft } from '../use-draft.ts'
import { ConflictDialog } from '../versions/conflict-dialog.tsx'
import { VersionList } from '../versions/version-list.tsx'
import { compareReports } from './compare-reports.ts'
import own from './report-editor.module.css'
import { DraftPreview } from './draft-preview.tsx'
import { ReportHead } from './report-head.tsx'

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
  const others = useOtherEditors(REPORT_DRAFTS, template.pk)
  const [isListing, setListing] = useState(false)
  const values = useLabelValues(template.model_type, null).data?.values
  const fields = useMemo(() => fieldsIn(values ?? {}), [values])
  useShortcuts({ 'Ctrl+S': () => void (isAllowed && keeper.flush()) })
  useStationEvent((event) => {
    if (event.type === 'report-template.changed' && event.data.pk === template.pk) void keeper.look()
  })
  const change = (changed: Partial<ReportDocument>) => setDocument({ ...document, ...changed })
  const take = (draft: TemplateDraft<ReportDocument>) => {
    setDocument(draft.document)
    keeper.adopt(draft, draft.document)
  }
  const { state } = keeper
  return (
    <div className={styles['designer']}>
      <ReportHead
        template={template}
        keeper={keeper}
        isAllowed={isAllowed}
        onVersions={() => setListing(true)}
        onTake={take}
      />
      <OtherEditors editors={others} />
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
      {isListing && (
        <VersionList
          shelf={REPORT_DRAFTS}
          template={template.pk}
          document={document}
          compare={compareReports}
          onRestore={(restored) => {
            setDocument(restored)
            setListing(false)
          }}
          onClose={() => setListing(false)}
        />
      )}
      {state.kind === 'conflict' && (
        <ConflictDialog
          theirs={state.theirs}
          mine={document}
          compare={compareReports}
          afterwards="The one that you do not take is gone."
          onTheirs={() => take(state.theirs)}
          onMine={() => void keeper.overwrite(state.theirs)}
        />
      )}
    </div>
  )
}
