import { FileInput, Stack, Table, Text } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { ResultShape } from '../../components/result-shape.tsx'
import { countOf } from '../../components/texts.ts'
import type { SourceProps } from './label-source.tsx'
import styles from './print-tab.module.css'
import { readCsv } from './read-csv.ts'

const SHOWN_ROWS = 5

/** A label for each row of a file; the names of its columns are fields of the template. */
export function CsvSource({ order, dispatch }: SourceProps) {
  const [problems, setProblems] = useState<string[]>([])
  const open = async (file: File | null) => {
    if (file === null) {
      setProblems([])
      return dispatch({ kind: 'set', values: { file: null } })
    }
    const read = readCsv(await file.text())
    setProblems(read.rows.length === 0 ? ['There is no row below the names of the columns.'] : read.problems)
    dispatch({ kind: 'set', values: { file: read.rows.length === 0 ? null : { name: file.name, rows: read.rows } } })
  }
  const rows = order.file?.rows ?? []
  return (
    <Stack gap={6}>
      <FileInput
        label="File with rows (CSV)"
        description="The first line names the columns; they are fields of the label. The column ‘item’ names its object."
        placeholder={order.file?.name ?? 'Choose a file'}
        accept=".csv,.tsv,.txt,text/csv"
        clearable
        leftSection={<IconFileSpreadsheet size={18} aria-hidden="true" />}
        onChange={(file) => void open(file)}
      />
      {problems.map((problem) => (
        <Text key={problem} size="sm" className={styles['note'] ?? ''}>
          <ResultShape kind="question" /> {problem}
        </Text>
      ))}
      {rows.length > 0 && <Rows rows={rows} />}
    </Stack>
  )
}

function Rows({ rows }: { rows: readonly Readonly<Record<string, string>>[] }) {
  const columns = Object.keys(rows[0] ?? {})
  return (
    <>
      <Text size="sm">{countOf(rows.length, 'row')}</Text>
      <Table.ScrollContainer minWidth={columns.length * 90}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column}>{column}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, SHOWN_ROWS).map((row, index) => (
              <Table.Tr key={index}>
                {columns.map((column) => (
                  <Table.Td key={column}>{row[column]}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  )
}
