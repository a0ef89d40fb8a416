import { Checkbox, Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { withGroups } from '../design/edits.ts'
import { nameOf } from '../design/object-words.ts'
import type { DesignTools } from '../use-designer.ts'
import styles from './layer-list.module.css'

/** All objects, the uppermost first: another way to choose one or several. */
export function LayerList({ tools: { document, chosen, act } }: { tools: DesignTools }) {
  const choose = (id: string) => act({ kind: 'choose', ids: withGroups(document, [id]) })
  const toggle = (id: string) => {
    const all = withGroups(document, [id])
    const ids = chosen.includes(id) ? chosen.filter((one) => !all.includes(one)) : [...chosen, ...all]
    act({ kind: 'choose', ids })
  }
  return (
    <section aria-labelledby="layers" className={styles['layers']}>
      <Title order={2} size="h6" id="layers">
        Layers
      </Title>
      {document.objects.length === 0 && (
        <p className={styles['none']}>Nothing is on this label yet. Add something from the left.</p>
      )}
      <ul className={styles['list']}>
        {document.objects.toReversed().map((object) => {
          const isChosen = chosen.includes(object.id)
          return (
            <li key={object.id} data-chosen={isChosen}>
              <Checkbox
                size="xs"
                aria-label={`Choose ${nameOf(object)} as well`}
                checked={isChosen}
                onChange={() => toggle(object.id)}
              />
              <button
                type="button"
                className={styles['name']}
                aria-pressed={isChosen}
                onClick={() => choose(object.id)}
              >
                {nameOf(object)}
              </button>
              {object.group !== null && <small>{object.group.replace('-', ' ')}</small>}
              {object.isLocked && <IconLock size={14} aria-hidden="true" />}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
