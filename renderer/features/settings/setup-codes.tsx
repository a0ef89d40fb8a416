import { Button, Group, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import type { SetupCode } from '../../../main/records/setup-code-records.ts'
import { setupCodeAddress, useAddSetupCode, useDeleteSetupCode, useSetupCodes } from '../../client/setup-codes.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { fieldError, isGeneralError } from '../../components/field-error.ts'
import { QueryView } from '../../components/query-view.tsx'

/** Codes that set the scanners of this house, typed off from their manuals. */
export function SetupCodes({ mayChange }: { mayChange: boolean }) {
  const codes = useSetupCodes()
  const [isAdding, setAdding] = useState(false)
  return (
    <Stack component="section" aria-label="Setup codes of scanners">
      <Group justify="space-between">
        <Title order={2} size="h4">
          Setup codes of scanners
        </Title>
        {mayChange && <Button onClick={() => setAdding(true)}>Add a code…</Button>}
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
            <CodeTable codes={known} mayChange={mayChange} />
          )
        }
      </QueryView>
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
    </Stack>
  )
}

function CodeTable({ codes, mayChange }: { codes: SetupCode[]; mayChange: boolean }) {
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
          {codes.map(({ pk, model, effect, code, source }) => (
            <Table.Tr key={pk}>
              <Table.Td>{model}</Table.Td>
              <Table.Td>{effect}</Table.Td>
              <Table.Td>
                <img src={setupCodeAddress(pk)} alt={`${effect}, ${model}: ${code}`} height={60} />
              </Table.Td>
              <Table.Td>{source}</Table.Td>
              <Table.Td>
                {mayChange && (
                  <ConfirmButton
                    label="Delete"
                    question={`Delete “${effect}” of ${model}?`}
                    consequence="The check of a scanner shows it no longer."
                    onConfirm={() => remove.mutate(pk)}
                  />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {remove.isError && <ErrorBand what="The code was not deleted" error={remove.error} />}
    </>
  )
}

const SYMBOLOGIES = [
  { value: 'code128', label: 'Code 128' },
  { value: 'datamatrix', label: 'Data Matrix' },
  { value: 'qrcode', label: 'QR Code' },
] as const satisfies readonly { value: SetupCode['symbology']; label: string }[]

const EMPTY: Omit<SetupCode, 'pk'> = { model: '', effect: '', symbology: 'code128', code: '', source: '' }
const FIELDS = ['model', 'effect', 'code', 'source'] as const

const TEXTS: Readonly<Record<(typeof FIELDS)[number], { label: string; description?: string; placeholder?: string }>> =
  {
    model: { label: 'Model of the scanner', placeholder: 'Voyager 1250g' },
    effect: { label: 'What it sets', placeholder: 'USB serial' },
    code: {
      label: 'Code',
      description:
        'As the manual says it. Function and control characters by name: <FNC3>, <CR>. A pair of codes is two entries.',
    },
    source: { label: 'Found in', placeholder: 'User’s guide, revision C, page 12' },
  }

function AddDialog({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState(EMPTY)
  const add = useAddSetupCode()
  const isFilled = [draft.model, draft.effect, draft.code].every((text) => text.trim() !== '')
  return (
    <Dialog title="Add a setup code" scanPolicy="hold" size={560} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate(draft, { onSuccess: onClose })
        }}
      >
        <Stack gap="sm">
          {FIELDS.map((field) => (
            <TextInput
              key={field}
              {...TEXTS[field]}
              required={field !== 'source'}
              value={draft[field]}
              spellCheck={false}
              error={fieldError(add.error, field)}
              onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })}
            />
          ))}
          <Select
            label="Kind of code"
            data={SYMBOLOGIES}
            value={draft.symbology}
            allowDeselect={false}
            onChange={(symbology) => setDraft({ ...draft, symbology: symbology ?? 'code128' })}
          />
          {isGeneralError(add.error, ...FIELDS) && <ErrorBand what="The code was not kept" error={add.error} />}
          <Group justify="flex-end">
            <Button type="submit" loading={add.isPending} disabled={!isFilled}>
              Keep it
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
