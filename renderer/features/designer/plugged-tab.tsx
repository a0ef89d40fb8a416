import type { LabelTemplate } from '../../../main/records/label-records.ts'
import type { UiFeature } from '../../../main/records/ui-feature.ts'
import { TemplatePreviewPart } from '../../plugin-ui/label-preview-choice.tsx'
import { TemplateEditorPart } from '../../plugin-ui/template-editor-part.tsx'
import { documentText, withText } from './code/document-text.ts'
import type { SampleRow } from './data/sample-rows.ts'
import styles from './designer.module.css'
import type { Designer } from './use-designer.ts'

interface PluggedTabProps {
  feature: UiFeature
  template: LabelTemplate
  designer: Designer
  row: SampleRow | undefined
}

/** An editor or a preview that a plugin brings. */
export function PluggedTab({ feature, template, designer, row }: PluggedTabProps) {
  const { document, change } = designer
  const code = documentText(document)
  return (
    <div className={`${styles['middle']} ${styles['plugged']}`}>
      {feature.feature_type === 'template_editor' && (
        <TemplateEditorPart
          feature={feature}
          template={template}
          code={code}
          onCode={(text) => {
            const changed = withText(document, text)
            change(() => changed, 'editor')
          }}
        />
      )}
      {feature.feature_type === 'template_preview' && row?.kind === 'object' && (
        <TemplatePreviewPart feature={feature} template={template} item={row.item} code={code} />
      )}
    </div>
  )
}
