import { Checkbox, Table } from '@mantine/core'
import { createContext, type ReactNode, useContext, useState } from 'react'

interface StockSelection {
  selected: ReadonlySet<number>
  select: (selected: ReadonlySet<number>) => void
}

const Selection = createContext<StockSelection>({ selected: new Set(), select: () => {} })

/** The rows of the list that somebody ticked; they stay ticked from page to page. */
export function StockSelectionProvider({ children }: { children: ReactNode }) {
  const [selected, select] = useState<ReadonlySet<number>>(new Set())
  return <Selection value={{ selected, select }}>{children}</Selection>
}

export function useStockSelection(): StockSelection {
  return useContext(Selection)
}

/** The first cell of the head: all rows of this page. */
export function SelectAllHead({ pks }: { pks: readonly number[] }) {
  const { selected, select } = useStockSelection()
  const areAll = pks.every((pk) => selected.has(pk))
  return (
    <Table.Th w={40}>
      <Checkbox
        aria-label="Select all rows of this page"
        checked={areAll}
        indeterminate={!areAll && selected.size > 0}
        onChange={() => select(areAll ? new Set() : new Set([...selected, ...pks]))}
      />
    </Table.Th>
  )
}

/** The first cell of a row. */
export function SelectCell({ pk, name }: { pk: number; name: string }) {
  const { selected, select } = useStockSelection()
  const toggle = () => {
    const next = new Set(selected)
    if (!next.delete(pk)) next.add(pk)
    select(next)
  }
  return (
    <Table.Td>
      <Checkbox aria-label={`Select ${name}, number ${pk}`} checked={selected.has(pk)} onChange={toggle} />
    </Table.Td>
  )
}
