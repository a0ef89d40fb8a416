import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { LabelModel } from '../../../client/label-designs.ts'
import { useLocations, useParts, useStockItems } from '../../../client/stock.ts'
import styles from './data-tab.module.css'
import type { SampleObject } from './sample-rows.ts'

const MOST = 6
const WORDS: Readonly<Record<LabelModel, string>> = { part: 'part', stockitem: 'item', stocklocation: 'location' }

/** Finds things of the station by name, number or serial. */
export function ObjectFinder({ model, onAdd }: { model: LabelModel; onAdd: (object: SampleObject) => void }) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const Found = FOUND[model]
  return (
    <>
      <TextInput
        size="xs"
        label={`Find ${model === 'stockitem' ? 'an' : 'a'} ${WORDS[model]}`}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {search !== '' && (
        <Found
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
  search: string
  onAdd: (object: SampleObject) => void
}

const FOUND: Readonly<Record<LabelModel, (props: FoundProps) => React.ReactNode>> = {
  part: FoundParts,
  stockitem: FoundItems,
  stocklocation: FoundLocations,
}

function FoundParts({ search, onAdd }: FoundProps) {
  const found = useParts({ search, page: 0 }).data?.results ?? []
  return <FoundList objects={found.map(({ pk, name }) => ({ item: pk, name }))} onAdd={onAdd} />
}

function FoundItems({ search, onAdd }: FoundProps) {
  const found = useStockItems({ search, page: 0 }).data?.results ?? []
  const objects = found.map(({ pk, part_detail, serial, quantity }) => ({
    item: pk,
    name: `${part_detail?.name ?? 'Item'} ${serial ? `SN ${serial}` : `x ${quantity}`}`,
  }))
  return <FoundList objects={objects} onAdd={onAdd} />
}

function FoundLocations({ search, onAdd }: FoundProps) {
  const found = useLocations({ search, page: 0 }).data?.results ?? []
  return <FoundList objects={found.map(({ pk, pathstring }) => ({ item: pk, name: pathstring }))} onAdd={onAdd} />
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
