import { Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ApiError } from '../../client/api-error.ts'
import { useTypeCode } from '../../client/scans.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { BigButton } from './big-button.tsx'
import { typedScan } from './typed-scan.ts'
import { useLookUp } from './look-up-provider.tsx'
import { useSounds } from './sound-provider.tsx'

/** For a code that no scanner reads: it goes the way of a scan. */
export function TypeCodeDialog({ onClose }: { onClose: () => void }) {
  const [code, setCode] = useState('')
  const { dispatch } = useLookUp()
  const play = useSounds()
  const typeCode = useTypeCode()

  const submit = () => {
    const show = (answer: Record<string, unknown> | null) => {
      dispatch({ kind: 'show', scan: typedScan(code, answer, new Date()) })
      play(answer === null ? 'warn' : 'ok')
      onClose()
    }
    typeCode.mutate(code.trim(), { onSuccess: show, onError: (error) => isUnknown(error) && show(null) })
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
