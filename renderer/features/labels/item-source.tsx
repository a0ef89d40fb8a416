import { CloseButton, Select, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { LabelModel } from '../../client/print-jobs.ts'
import { useRelated, useRelatedOne } from '../../client/related.ts'
import { LABEL_MODELS, oneOf } from '../../components/label-models.ts'
import type { SourceProps } from './label-source.tsx'
import styles from './print-tab.module.css'
import { type PrintTarget, targetsFor } from './print-order.ts'

/** The list that scans fill, and a search for what has no code at hand. */
export function ItemSource({ order, dispatch, template: { model_type } }: SourceProps) {
  const targets = targetsFor(order, model_type)
  const { many } = LABEL_MODELS[model_type]
  return (
    <Stack gap="xs">
      <TargetSearch model={model_type} onFound={(target) => dispatch({ kind: 'add', target })} />
      {targets.length === 0 ? (
        <Text c="dimmed" size="sm">
          Scan {oneOf(model_type)}, or find one by name. Scan more {many} to add them.
        </Text>
      ) : (
        <ol className={styles['targets']} aria-label="Labels for" {...SCROLLS}>
          {targets.map((target, index) => (
            <TargetRow
              key={target.pk}
              target={target}
              isShown={index === order.page}
              onShow={() => dispatch({ kind: 'set', values: { page: index } })}
              onRemove={() => dispatch({ kind: 'remove', target })}
            />
          ))}
        </ol>
      )}
    </Stack>
  )
}

/** What scrolls can be reached by keyboard. */
const SCROLLS = { tabIndex: 0 }

interface TargetRowProps {
  target: PrintTarget
  isShown: boolean
  onShow: () => void
  onRemove: () => void
}

function TargetRow({ target: { model, pk }, isShown, onShow, onRemove }: TargetRowProps) {
  const { address, query, nameOf, one } = LABEL_MODELS[model]
  const { data, isError } = useRelatedOne(address, pk, query)
  const name = data === undefined ? `${isError ? 'Gone: ' : ''}${one} ${pk}` : nameOf(data)
  return (
    <li className={styles['target']} data-shown={isShown}>
      <button type="button" className={styles['targetName']} aria-current={isShown} onClick={onShow}>
        {name}
      </button>
      <CloseButton size="md" aria-label={`Leave out ${name}`} onClick={onRemove} />
    </li>
  )
}

interface TargetSearchProps {
  model: LabelModel
  onFound: (target: PrintTarget) => void
}

function TargetSearch({ model, onFound }: TargetSearchProps) {
  const { address, query, nameOf } = LABEL_MODELS[model]
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 200)
  const { data: found = [] } = useRelated(address, { ...query, search })
  return (
    <Select
      aria-label={`Find ${oneOf(model)} to add`}
      placeholder={`Scan, or find ${oneOf(model)}`}
      searchable
      filter={({ options }) => options}
      nothingFoundMessage="Nothing has this name."
      data={found.map((record) => ({ value: String(record.pk), label: nameOf(record) }))}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(pk) => {
        if (pk !== null) onFound({ model, pk: Number(pk) })
        setTyped('')
      }}
      maxDropdownHeight={260}
    />
  )
}
