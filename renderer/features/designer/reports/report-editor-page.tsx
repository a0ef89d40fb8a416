import { useParams } from 'react-router'
import { useReportDraft, useReportTemplate } from '../../../client/report-designs.ts'
import { OpenTemplate } from '../open-template.tsx'
import { ALL_TEMPLATES } from '../way-back.ts'
import { ReportEditor } from './report-editor.tsx'

/** One report template, open for work. */
export default function ReportEditorPage() {
  const pk = Number(useParams()['pk'])
  const draft = useReportDraft(pk)
  return (
    <OpenTemplate template={useReportTemplate(pk)} what="The report" draft={draft} back={ALL_TEMPLATES.report}>
      {(template, loaded) => <ReportEditor key={pk} template={template} loaded={loaded} />}
    </OpenTemplate>
  )
}
