import { ActionIcon, Button, FileButton, Group, Table, Text, Title } from '@mantine/core'
import { IconBarcode, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { LabelDocument } from '../../../../main/records/label-document.ts'
import { type LabelModel, useLongestValues } from '../../../client/label-designs.ts'
import { ErrorBand } from '../../../components/error-band.tsx'
import type { Designer } from '../use-designer.ts'
import { MOST_SAMPLES, samplesFromCsv } from './csv-samples.ts'
import styles from './data-tab.module.css'
import { ObjectFinder } from './object-finder.tsx'
import type { SampleRow } from './sample-rows.ts'
import type { Samples } from './use-samples.ts'

interface DataTabProps {
  designer: Designer
  model: LabelModel
  samples: Samples
}

const LONGEST = 'Longest values'

/** What the template is tried with, and which fields there are. */
export function DataTab({ designer, model, samples }: DataTabProps) {
  const { document, change } = designer
  const { rows, row, fields } = samples
  const longest = useLongestValues()
  const [problems, setProblems] = useState<readonly string[]>([])
  const setSamples = (how: (known: LabelDocument['samples']) => LabelDocument['samples']) =>
    change((now) => ({ ...now, samples: how(now.samples) }))
  const takeFile = (file: File | null) => {
    if (file === null) return
    void file.text().then((text) => {
      const read = samplesFromCsv(text, MOST_SAMPLES - document.samples.length)
      setProblems(read.problems)
      if (read.samples.length > 0) setSamples((known) => [...known, ...read.samples])
    })
  }
  const addLongest = () =>
    longest.mutate(model, {
      onSuccess: (values) =>
        setSamples((known) => [...known.filter(({ name }) => name !== LONGEST), { name: LONGEST, values }]),
    })
  const objects = rows.filter(({ kind }) => kind === 'object').length
  const remove = (shown: SampleRow, index: number) => {
    if (shown.kind === 'object') samples.remove(shown.item)
    else setSamples((known) => known.filter((_, at) => at !== index - objects))
  }
  return (
    <div className={styles['data']}>
      <section aria-label="Rows">
        <Title order={2} size="h6" mb={6}>
          Tried with
        </Title>
        <Group gap={8} mb="sm">
          <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={takeFile}>
            {(button) => (
              <Button {...button} size="xs" variant="default">
                Rows from CSV…
              </Button>
            )}
          </FileButton>
          <Button size="xs" variant="default" loading={longest.isPending} onClick={addLongest}>
            {LONGEST}
          </Button>
        </Group>
        {longest.isError && <ErrorBand what="The longest values were not found" error={longest.error} />}
        {problems.map((problem) => (
          <Text key={problem} size="sm" c="var(--mantine-color-error)" role="alert">
            {problem}
          </Text>
        ))}
        <Text size="sm" c="dimmed" mb="xs">
          <IconBarcode size={16} aria-hidden="true" style={{ verticalAlign: 'text-bottom' }} /> Scan something, or find
          it: it is added here.
        </Text>
        <ObjectFinder model={model} onAdd={samples.add} />
        <ul className={styles['rows']} aria-label="Rows of the preview">
          {rows.map((shown, index) => (
            <li key={`${shown.kind} ${index} ${shown.name}`} data-chosen={index === row}>
              <button type="button" aria-pressed={index === row} onClick={() => samples.setRow(index)}>
                {shown.name}
                <small>{shown.kind === 'object' ? 'of the station' : 'of the template'}</small>
              </button>
              <ActionIcon variant="subtle" aria-label={`Remove ${shown.name}`} onClick={() => remove(shown, index)}>
                <IconTrash size={16} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
        {rows.length === 0 && <Text size="sm">There is no row yet: the preview is drawn without values.</Text>}
      </section>
      <section aria-label="Fields">
        <Title order={2} size="h6" mb={6}>
          Fields
        </Title>
        <Table layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="50%">Name</Table.Th>
              <Table.Th>Value</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map(({ path, sample }) => (
              <Table.Tr key={path}>
                <Table.Td className="code">{path}</Table.Td>
                <Table.Td className={styles['value'] ?? ''}>{sample}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </div>
  )
}
