import type { LabelTemplate } from '../../../main/records/records.ts'
import { LABEL_MODELS } from './label-models.ts'
import styles from './template-tiles.module.css'

interface TemplateTilesProps {
  templates: readonly LabelTemplate[]
  chosen: number | null
  onChoose: (template: LabelTemplate) => void
}

/** One tile for each label. */
export function TemplateTiles({ templates, chosen, onChoose }: TemplateTilesProps) {
  return (
    <section className={styles['tiles']} aria-label="Labels">
      {templates.map((template) => (
        <button
          key={template.pk}
          type="button"
          className={styles['tile']}
          aria-pressed={template.pk === chosen}
          onClick={() => onChoose(template)}
        >
          <span className={styles['name']}>{template.name}</span>
          <span className={styles['hint']}>
            {LABEL_MODELS[template.model_type].one}, {template.width} x {template.height} mm
          </span>
        </button>
      ))}
    </section>
  )
}
