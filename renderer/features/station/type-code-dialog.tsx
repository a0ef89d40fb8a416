import { Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ApiError } from '../../client/api-error.ts'
import { useTypeCode } from '../../client/scans.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { BigButton } from './big-button.tsx'

const END = '\u0004'

/** Scanners that type send separators as these chords; EOT ends the code as Enter does. */
const CONTROLS: Readonly<Record<string, string>> = { ']': '\u001d', '6': '\u001e', '^': '\u001e', d: END }

/** For a code that no scanner reads. The station treats it as a scan, so the result comes with the events. */
export function TypeCodeDialog({ onClose }: { onClose: () => void }) {
  const [code, setCode] = useState('')
  const typeCode = useTypeCode()

  const submit = () =>
    typeCode.mutate(code.trim(), { onSuccess: onClose, onError: (error) => isUnknown(error) && onClose() })
  const takeControl = (event: React.KeyboardEvent<HTMLInputElement>) => {
    const control = event.ctrlKey ? CONTROLS[event.key.toLowerCase()] : undefined
    if (control === undefined) return
    event.preventDefault()
    if (control === END) return code.trim() === '' ? undefined : submit()
    const { selectionStart, selectionEnd } = event.currentTarget
    setCode(code.slice(0, selectionStart ?? code.length) + control + code.slice(selectionEnd ?? code.length))
  }
  return (
    <Dialog title="Type a code" scanPolicy="through" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim() !== '') submit()
        }}
      >
        <Stack>
          <TextInput
            label="The code as it is printed"
            data-autofocus
            size="lg"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            onKeyDown={takeControl}
            spellCheck={false}
            autoComplete="off"
          />
          {typeCode.isError && !isUnknown(typeCode.error) && (
            <ErrorBand what="The code was not looked up" error={typeCode.error} />
          )}
          <BigButton rank="primary" disabled={code.trim() === '' || typeCode.isPending} onClick={submit}>
            Look it up
          </BigButton>
        </Stack>
      </form>
    </Dialog>
  )
}

function isUnknown(error: unknown): boolean {
  return error instanceof ApiError && error.status === 400 && error.fields['barcode'] === undefined
}
