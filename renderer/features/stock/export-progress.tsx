import { Anchor, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { DataOutput } from '../../../main/records/output-records.ts'
import { outputFailure, useDeleteOutput, useOutput } from '../../client/outputs.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { saveFile } from '../../components/save-file.ts'
import { countOf, quantityText } from '../../components/texts.ts'
import { useIsLong } from '../../components/use-is-long.ts'

interface ExportProgressProps {
  pk: number
  /** When it was cancelled. */
  onCancelled: () => void
}

/** How far an export is; its file is saved as soon as it is made. */
export function ExportProgress({ pk, onCancelled }: ExportProgressProps) {
  return (
    <QueryView query={useOutput(pk)} what="The export" rows={1}>
      {(output) => {
        const failure = outputFailure(output)
        if (failure !== null) return <ErrorBand what="The list was not exported" error={failure} />
        if (output.output !== null) return <Made address={output.output} rows={output.total} />
        return <Running output={output} onCancelled={onCancelled} />
      }}
    </QueryView>
  )
}

function Running({ output, onCancelled }: { output: DataOutput; onCancelled: () => void }) {
  const { pk, progress, total } = output
  const cancel = useDeleteOutput(pk)
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="md" c="var(--mantine-color-text)" aria-live="polite">
          {total === 0 ? 'Waiting for its turn' : `${quantityText(progress)} of ${countOf(total, 'row')}`}
        </Text>
        <Button
          size="compact-md"
          variant="default"
          loading={cancel.isPending}
          onClick={() => cancel.mutate(undefined, { onSuccess: onCancelled })}
        >
          Cancel export
        </Button>
      </Group>
      <Progress value={total === 0 ? 0 : (progress / total) * 100} aria-label="Rows written" />
      <Still key={progress} />
      {cancel.isError && <ErrorBand what="It goes on" error={cancel.error} />}
    </Stack>
  )
}

/** Made anew with each progress, so it speaks only when there was none. */
function Still() {
  const isStill = useIsLong(15_000)
  if (!isStill) return null
  return (
    <Text size="md" c="var(--mantine-color-text)">
      No progress for 15 s. The plugin or another export takes its time: wait, or cancel.
    </Text>
  )
}

function Made({ address, rows }: { address: string; rows: number }) {
  const saved = useRef('')
  useEffect(() => {
    if (saved.current === address) return
    saved.current = address
    saveFile(address, '')
  }, [address])
  return (
    <Text size="md" c="var(--mantine-color-text)" aria-live="polite">
      {countOf(rows, 'row')} in{' '}
      <Anchor href={address} download>
        {nameOf(address)}
      </Anchor>
      . It is among your downloads.
    </Text>
  )
}

/** The last part of `/media/data_output/<folder>/<name>`. */
function nameOf(address: string): string {
  return decodeURIComponent(address.split('/').at(-1) ?? '')
}
