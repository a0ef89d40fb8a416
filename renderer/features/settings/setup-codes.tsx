import { Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { SetupCode } from '../../../main/records/setup-code-records.ts'
import { setupCodePicture, useDeleteSetupCode, useSetupCodes } from '../../client/setup-codes.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { SetupCodeDialog } from './setup-code-dialog.tsx'

/** Codes that set the scanners of this house, typed off from their manuals. */
export function SetupCodes({ mayChange }: { mayChange: boolean }) {
  const codes = useSetupCodes()
  const [edited, setEdited] = useState<SetupCode | 'new' | null>(null)
  return (
    <Stack component="section" aria-label="Setup codes of scanners">
      <Group justify="space-between">
        <Title order={2} size="h4">
          Setup codes of scanners
        </Title>
        {mayChange && <Button onClick={() => setEdited('new')}>Add a code…</Button>}
      </Group>
      <Text size="sm" maw={640}>
        What sets your scanners, typed off from their manuals once. The check of a scanner shows these codes to scan.
      </Text>
      <QueryView query={codes} what="The setup codes" rows={2}>
        {(known) =>
          known.length === 0 ? (
            <Text c="dimmed">
              No codes yet. Add the one that switches a model to HID POS, and the next is set in a moment.
            </Text>
          ) : (
            <CodeTable codes={known} onChange={mayChange ? setEdited : null} />
          )
        }
      </QueryView>
      {edited !== null && <SetupCodeDialog code={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Stack>
  )
}

interface CodeTableProps {
  codes: SetupCode[]
  /** Null for who may only look. */
  onChange: ((code: SetupCode) => void) | null
}

function CodeTable({ codes, onChange }: CodeTableProps) {
  const remove = useDeleteSetupCode()
  return (
    <>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Model</Table.Th>
            <Table.Th>What it sets</Table.Th>
            <Table.Th>Code</Table.Th>
            <Table.Th>Found in</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {codes.map((each) => {
            const { pk, model, effect, code, source } = each
            return (
              <Table.Tr key={pk}>
                <Table.Td>{model}</Table.Td>
                <Table.Td>{effect}</Table.Td>
                <Table.Td>
                  <img src={setupCodePicture(each)} alt={`${effect}, ${model}: ${code}`} height={60} />
                </Table.Td>
                <Table.Td>{source}</Table.Td>
                <Table.Td>
                  {onChange !== null && (
                    <Group gap="xs" justify="flex-end" wrap="nowrap">
                      <Button variant="subtle" onClick={() => onChange(each)} aria-label={`Change ${effect}, ${model}`}>
                        Change…
                      </Button>
                      <ConfirmButton
                        label="Delete"
                        question={`Delete “${effect}” of ${model}?`}
                        consequence="The check of a scanner shows it no longer."
                        onConfirm={() => remove.mutate(pk)}
                      />
                    </Group>
                  )}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
      {remove.isError && <ErrorBand what="The code was not deleted" error={remove.error} />}
    </>
  )
}
