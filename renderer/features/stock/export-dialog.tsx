import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { Query } from '../../client/api.ts'
import { useExportForm, useStartExport } from '../../client/exports.ts'
import { useOutput } from '../../client/outputs.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { fieldError } from '../../components/field-error.ts'
import { OptionsForm } from '../../components/options-form.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { ExportProgress } from './export-progress.tsx'

export interface ExportTarget {
  /** Address of the list. */
  list: string
  /** Such as "stock items". */
  what: string
  filters: Query
}

interface ExportDialogProps {
  target: ExportTarget
  onClose: () => void
}

/** A list as a file: first its format and what shapes it, then how far it is. It may be left to go on by itself. */
export function ExportDialog({ target, onClose }: ExportDialogProps) {
  const [output, setOutput] = useState<number | null>(null)
  const [values, setValues] = useState<Record<string, unknown>>({})
  return (
    <Dialog title={`Export ${target.what}`} scanPolicy="hold" onClose={output === null ? onClose : () => leave(output)}>
      {output === null ? (
        <ExportForm {...{ target, values, onClose }} onChange={setValues} onStarted={setOutput} />
      ) : (
        <Started pk={output} onClose={onClose} onLeave={() => leave(output)} onAgain={() => setOutput(null)} />
      )}
    </Dialog>
  )

  function leave(pk: number): void {
    onClose()
    showInCorner(pk, target.what)
  }
}

function showInCorner(pk: number, what: string): void {
  const id = `export ${pk}`
  notifications.show({
    id,
    title: `Export of ${what}`,
    message: <ExportProgress pk={pk} onCancelled={() => notifications.hide(id)} />,
    autoClose: false,
  })
}

interface StartedProps {
  pk: number
  onClose: () => void
  onLeave: () => void
  /** Back to the choices, after it failed. */
  onAgain: () => void
}

function Started({ pk, onClose, onLeave, onAgain }: StartedProps) {
  const { data } = useOutput(pk)
  const isRunning = data !== undefined && !data.complete && data.errors === null
  return (
    <Stack gap="md">
      <ExportProgress pk={pk} onCancelled={onClose} />
      <Group justify="flex-end">
        {data?.errors && (
          <Button variant="default" onClick={onAgain}>
            Choose again
          </Button>
        )}
        <Button variant="default" data-autofocus onClick={isRunning ? onLeave : onClose}>
          {isRunning ? 'Leave it running' : 'Close'}
        </Button>
      </Group>
    </Stack>
  )
}

interface ExportFormProps extends ExportDialogProps {
  values: Record<string, unknown>
  onChange: (values: Record<string, unknown>) => void
  onStarted: (pk: number) => void
}

function ExportForm({ target, values, onChange, onStarted, onClose }: ExportFormProps) {
  const plugin = values['export_plugin']
  const form = useExportForm(target.list, typeof plugin === 'string' ? plugin : undefined)
  const start = useStartExport()
  const submit = () => start.mutate({ ...target, values: values as Query }, { onSuccess: ({ pk }) => onStarted(pk) })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="md">
        <Text>{filterSentence(target)}</Text>
        <QueryView query={form} what="The ways to export" rows={2}>
          {(fields) => (
            <>
              <OptionsForm fields={fields} values={values} onChange={onChange} error={start.error} />
              {start.isError && fieldError(start.error, ...Object.keys(fields)) === null && (
                <ErrorBand what="The list was not exported" error={start.error} />
              )}
            </>
          )}
        </QueryView>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            leftSection={<IconDownload size={18} />}
            loading={start.isPending}
            disabled={form.data === undefined}
          >
            Export
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function filterSentence({ what, filters }: ExportTarget): string {
  const { search, ...others } = filters
  const kept = Object.entries(others).flatMap(([key, value]) => (value === null ? [] : [`of ${key} ${value}`]))
  const found = search === '' || search === undefined ? [] : [`found by “${search}”`]
  const all = [...kept, ...found]
  return all.length === 0 ? `All ${what}.` : `Only the ${what} ${all.join(', ')}, as in the list.`
}
