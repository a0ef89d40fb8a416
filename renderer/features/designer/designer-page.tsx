import { useParams } from 'react-router'
import { useLabelDraft, useLabelTemplate } from '../../client/label-designs.ts'
import { QueryView } from '../../components/query-view.tsx'
import { DesignerView } from './designer-view.tsx'

/** One label template, open for work. */
export default function DesignerPage() {
  const pk = Number(useParams()['pk'])
  const template = useLabelTemplate(pk)
  const draft = useLabelDraft(pk)
  return (
    <QueryView query={template} what="The template">
      {(record) => (
        <QueryView query={draft} what="The draft">
          {(loaded) => <DesignerView key={pk} template={record} draft={loaded} />}
        </QueryView>
      )}
    </QueryView>
  )
}
