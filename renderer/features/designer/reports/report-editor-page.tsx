import { useParams } from 'react-router'
import { useReportDraft, useReportTemplate } from '../../../client/report-designs.ts'
import { QueryView } from '../../../components/query-view.tsx'
import { ReportEditor } from './report-editor.tsx'

/** One report template, open for work. */
export default function ReportEditorPage() {
  const pk = Number(useParams()['pk'])
  const template = useReportTemplate(pk)
  const draft = useReportDraft(pk)
  return (
    <QueryView query={template} what="The report">
      {(record) => (
        <QueryView query={draft} what="The draft">
          {(loaded) => <ReportEditor key={pk} template={record} loaded={loaded} />}
        </QueryView>
      )}
    </QueryView>
  )
}
