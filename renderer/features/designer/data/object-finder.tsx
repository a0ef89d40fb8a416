import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { LabelModel } from '../../../client/label-designs.ts'
import { type RelatedRecord, useRelated } from '../../../client/related.ts'
import { LABEL_MODELS, oneOf } from '../../../components/label-models.ts'
import styles from './data-tab.module.css'
import type { SampleObject } from './sample-rows.ts'

const MOST = 6

/** Finds things of the station by name, number or serial. */
export function ObjectFinder({ model, onAdd }: { model: LabelModel; onAdd: (object: SampleObject) => void }) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  return (
    <>
      <TextInput
        size="xs"
        label={`Find ${oneOf(model)}`}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {search !== '' && (
        <Found
          model={model}
          search={search}
          onAdd={(object) => {
            setTyped('')
            onAdd(object)
          }}
        />
      )}
    </>
  )
}

interface FoundProps {
  model: LabelModel
  search: string
  onAdd: (object: SampleObject) => void
}

/** Items of one part differ in their number or quantity, not in their place. */
function nameOfItem({ pk, part_detail, serial, quantity }: RelatedRecord): string {
  const part = part_detail as { name?: string } | null | undefined
  return `${part?.name ?? `Item ${pk}`} ${typeof serial === 'string' && serial !== '' ? `SN ${serial}` : `x ${String(quantity)}`}`
}

function Found({ model, search, onAdd }: FoundProps) {
  const { address, query, nameOf } = LABEL_MODELS[model]
  const found = useRelated(address, { ...query, search }).data ?? []
  const named = model === 'stockitem' ? nameOfItem : nameOf
  return <FoundList objects={found.map((record) => ({ item: Number(record.pk), name: named(record) }))} onAdd={onAdd} />
}

function FoundList({ objects, onAdd }: { objects: readonly SampleObject[]; onAdd: (object: SampleObject) => void }) {
  if (objects.length === 0) return <output>Nothing has this name.</output>
  return (
    <ul className={`${styles['rows']} ${styles['found']}`} aria-label="Found">
      {objects.slice(0, MOST).map((object) => (
        <li key={object.item}>
          <button type="button" onClick={() => onAdd(object)}>
            {object.name}
          </button>
        </li>
      ))}
    </ul>
  )
}
