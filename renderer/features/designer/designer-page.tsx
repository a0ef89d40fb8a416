import { useParams } from 'react-router'
import { useLabelDraft, useLabelTemplate } from '../../client/label-designs.ts'
import { DesignerView } from './designer-view.tsx'
import { OpenTemplate } from './open-template.tsx'
import { ALL_TEMPLATES } from './way-back.ts'

/** One label template, open for work. */
export default function DesignerPage() {
  const pk = Number(useParams()['pk'])
  const draft = useLabelDraft(pk)
  return (
    <OpenTemplate template={useLabelTemplate(pk)} what="The template" draft={draft} back={ALL_TEMPLATES.label}>
      {(template, loaded) => <DesignerView key={pk} template={template} draft={loaded} />}
    </OpenTemplate>
  )
}
