import { Button, Code, CopyButton, Group, Paper, Text } from '@mantine/core'
import type { Machine } from '../../../main/records/machine-records.ts'
import { useRestartMachine } from '../../client/machines.ts'
import { ErrorBand } from '../../components/error-band.tsx'

/** The one command that fixes it, for the clipboard, and a new try. */
export function MissingRight({ machine: { pk, fix_command: command } }: { machine: Machine }) {
  const restart = useRestartMachine()
  if (command === null) return null
  return (
    <Paper component="section" withBorder p="sm" aria-label="What gives you the right">
      <Text>Run this in a terminal, and sign in to the computer again:</Text>
      <Group gap="sm" my="xs">
        <Code fz="md">{command}</Code>
        <CopyButton value={command}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" loading={restart.isPending} onClick={() => restart.mutate(pk)}>
          Check again
        </Button>
      </Group>
      {restart.isError && <ErrorBand what="It could not be tried again" error={restart.error} />}
    </Paper>
  )
}
