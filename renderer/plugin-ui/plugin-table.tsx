import { ScrollArea, Table, Text } from '@mantine/core'
import type { PluginTable as PluginTableProps, PluginTableColumn } from '@scanbench/plugin/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { getFrom, type PageOf, type Query } from '../client/api.ts'
import { Pager } from '../components/pager.tsx'
import { QueryView } from '../components/query-view.tsx'
import { keyOf } from './model-information.ts'

type Row = Record<string, unknown>

const ROWS = 25

/** A list of the station as a table, a page at a time, for the panels of plugins. */
export function PluginTable({ title, url, params = {}, columns, onRowClick }: PluginTableProps) {
  const [page, setPage] = useState(0)
  const query = { ...params, limit: ROWS, offset: page * ROWS } as Query
  const list = useQuery({
    queryKey: ['plugin-table', url, query],
    queryFn: ({ signal }) => getFrom<PageOf<Row> | Row[]>(url, query, signal),
    placeholderData: keepPreviousData,
  })
  return (
    <QueryView query={list} what={`The table "${title}"`}>
      {(answer) => {
        const rows = Array.isArray(answer) ? answer : answer.results
        if (rows.length === 0) return <Text c="dimmed">Nothing to show.</Text>
        return (
          <>
            <ScrollArea>
              <Table aria-label={title} highlightOnHover={onRowClick !== undefined}>
                <Table.Thead>
                  <Table.Tr>
                    {columns.map(({ accessor, title: heading }) => (
                      <Table.Th key={accessor}>{heading ?? accessor}</Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((row, index) => (
                    <Table.Tr key={keyOf(row) ?? index} onClick={() => onRowClick?.(row)}>
                      {columns.map((column) => (
                        <Table.Td key={column.accessor}>{cell(column, row)}</Table.Td>
                      ))}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollArea>
            {!Array.isArray(answer) && answer.count > ROWS && (
              <Pager page={page} rowsPerPage={ROWS} count={answer.count} onPage={setPage} />
            )}
          </>
        )
      }}
    </QueryView>
  )
}

/** `part_detail.name` looks into records; what is no text or number is left to the plugin's own drawing. */
function cell({ accessor, render }: PluginTableColumn, row: Row) {
  if (render !== undefined) return render(row) as ReactNode
  const value = accessor
    .split('.')
    .reduce<unknown>((one, key) => (typeof one === 'object' && one !== null ? Reflect.get(one, key) : null), row)
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
