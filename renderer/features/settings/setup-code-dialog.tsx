import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SetupCode } from '../../../main/records/setup-code-records.ts'
import { useSaveSetupCode, type SetupCodeDraft } from '../../client/setup-codes.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { fieldError, isGeneralError } from '../../components/field-error.ts'

const SYMBOLOGIES = [
  { value: 'code128', label: 'Code 128' },
  { value: 'datamatrix', label: 'Data Matrix' },
  { value: 'qrcode', label: 'QR Code' },
] as const satisfies readonly { value: SetupCode['symbology']; label: string }[]

const EMPTY: SetupCodeDraft = { model: '', effect: '', symbology: 'code128', code: '', source: '' }
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

interface SetupCodeDialogProps {
  /** Null for a new one. */
  code: SetupCode | null
  onClose: () => void
}

/** A code that sets a scanner, as its manual says it. */
export function SetupCodeDialog({ code, onClose }: SetupCodeDialogProps) {
  const [draft, setDraft] = useState<SetupCodeDraft>(code === null ? EMPTY : draftOf(code))
  const save = useSaveSetupCode()
  const isFilled = [draft.model, draft.effect, draft.code].every((text) => text.trim() !== '')
  return (
    <Dialog
      title={code === null ? 'Add a setup code' : 'Change a setup code'}
      scanPolicy="hold"
      size={560}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({ pk: code?.pk ?? null, draft }, { onSuccess: onClose })
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
              error={fieldError(save.error, field)}
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
          {isGeneralError(save.error, ...FIELDS) && <ErrorBand what="The code was not kept" error={save.error} />}
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending} disabled={!isFilled}>
              Keep it
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function draftOf({ model, effect, symbology, code, source }: SetupCode): SetupCodeDraft {
  return { model, effect, symbology, code, source }
}
