import { Text, Title } from '@mantine/core'
import type { RefObject } from 'react'
import type { KnownField } from '../data/fields.ts'
import { changeObjects, chosenOf } from '../design/edits.ts'
import { nameOf } from '../design/object-words.ts'
import type { DesignTools } from '../use-designer.ts'
import { countOf } from '../../../components/texts.ts'
import { ArrangeTools } from './arrange-tools.tsx'
import { LabelForm } from './label-form.tsx'
import styles from './properties.module.css'
import { PropertyControl } from './property-control.tsx'
import { commonValue, fieldsOf } from './property-fields.ts'

interface PropertyPanelProps {
  tools: DesignTools
  fields: readonly KnownField[]
  area: RefObject<HTMLElement | null>
}

/** All values of what is chosen; of the label itself while nothing is. */
export function PropertyPanel({ tools, fields, area }: PropertyPanelProps) {
  const { document, chosen, edit, act } = tools
  const objects = chosenOf(document, chosen)
  const [first] = objects
  const title = first === undefined ? 'Label' : objects.length === 1 ? nameOf(first) : countOf(objects.length, 'object')
  const settle = () => act({ kind: 'settle' })
  return (
    <section aria-label="Properties" ref={area} data-area tabIndex={-1}>
      <Title order={2} size="h6" mb={6} lineClamp={1}>
        {title}
      </Title>
      {first === undefined ? (
        <LabelForm tools={tools} />
      ) : (
        <>
          <ArrangeTools tools={tools} />
          {objects.some(({ isLocked }) => isLocked) && (
            <Text size="xs" c="dimmed" mb={6}>
              Locked: it cannot be moved or removed.
            </Text>
          )}
          <div className={styles['form']} key={chosen.join(' ')}>
            {fieldsOf(objects).map((field) => (
              <PropertyControl
                key={field.key}
                field={field}
                value={commonValue(objects, field.key)}
                fields={fields}
                onLeave={settle}
                onChange={(value) =>
                  edit((now) => changeObjects(now, chosen, { [field.key]: value }), `${chosen.join(' ')} ${field.key}`)
                }
              />
            ))}
          </div>
        </>
      )}
    </section>
  )
}
