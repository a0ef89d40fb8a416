import { Group, Pagination, Text } from '@mantine/core'
import { quantityText } from './texts.ts'

interface PagerProps {
  page: number
  rowsPerPage: number
  count: number
  onPage: (page: number) => void
}

/** "1 to 100 of 18 204" and the way to the other pages. */
export function Pager({ page, rowsPerPage, count, onPage }: PagerProps) {
  const first = page * rowsPerPage + 1
  const last = Math.min(count, first + rowsPerPage - 1)
  return (
    <Group justify="space-between" gap="sm">
      <Text size="sm" aria-live="polite">
        {count === 0 ? 'Nothing' : `${quantityText(first)} to ${quantityText(last)} of ${quantityText(count)}`}
      </Text>
      {count > rowsPerPage && (
        <Pagination
          size="sm"
          total={Math.ceil(count / rowsPerPage)}
          value={page + 1}
          onChange={(next) => onPage(next - 1)}
          getControlProps={(control) => ({ 'aria-label': `${control} page` })}
        />
      )}
    </Group>
  )
}
