import { SegmentedControl, Stack } from '@mantine/core'
import { createElement } from 'react'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import { CsvSource } from './csv-source.tsx'
import { FilterSource } from './filter-source.tsx'
import { ItemSource } from './item-source.tsx'
import type { OrderAction, PrintOrder, SourceKind } from './print-order.ts'
import { RangeSource } from './range-source.tsx'

export interface SourceProps {
  order: PrintOrder
  dispatch: (action: OrderAction) => void
  template: LabelTemplate
}

const SOURCES: Readonly<Record<SourceKind, { label: string; Source: (props: SourceProps) => React.ReactNode }>> = {
  items: { label: 'Scanned', Source: ItemSource },
  query: { label: 'All that fit', Source: FilterSource },
  rows: { label: 'Rows of a file', Source: CsvSource },
  range: { label: 'Numbers', Source: RangeSource },
}

/** What the labels are of: things one by one, all of a search, rows of a file, or numbers. */
export function LabelSource(props: SourceProps) {
  const { order, dispatch } = props
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label="Labels for"
        size="xs"
        data={Object.entries(SOURCES).map(([value, { label }]) => ({ value, label }))}
        value={order.source}
        onChange={(value) => dispatch({ kind: 'source', source: value as SourceKind })}
      />
      {createElement(SOURCES[order.source].Source, props)}
    </Stack>
  )
}
