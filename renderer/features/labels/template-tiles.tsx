import type { LabelTemplate } from '../../../main/records/label-records.ts'
import { LABEL_MODELS } from '../../components/label-models.ts'
import styles from './template-tiles.module.css'

interface TemplateTilesProps {
  templates: readonly LabelTemplate[]
  /** `quick` is the label that one just types. */
  chosen: number | 'quick' | null
  onChoose: (template: LabelTemplate) => void
  onQuick: () => void
}

/** Those of quick labels fit nothing in stock; they stand behind one tile. */
export const isOfThings = ({ filters, enabled }: LabelTemplate): boolean => enabled && filters !== 'pk=0'

/** One tile for each label. */
export function TemplateTiles({ templates, chosen, onChoose, onQuick }: TemplateTilesProps) {
  return (
    <section className={styles['tiles']} aria-label="Labels">
      <button type="button" className={styles['tile']} aria-pressed={chosen === 'quick'} onClick={onQuick}>
        <span className={styles['name']}>Quick label</span>
        <span className={styles['hint']}>Type and print</span>
      </button>
      {templates.filter(isOfThings).map((template) => (
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
