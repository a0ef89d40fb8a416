import { Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import {
  type FailedTask,
  type PendingTask,
  useFailedTasks,
  usePendingTasks,
  useTaskWork,
} from '../../client/background-tasks.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { timeText } from '../../components/texts.ts'

/** What plugins have still to do, and what was given up after its tries. */
export function BackgroundWork() {
  return (
    <Stack gap="xl">
      <QueryView query={useFailedTasks()} what="The list of given-up work" rows={2}>
        {(tasks) => <Failed tasks={tasks} />}
      </QueryView>
      <QueryView query={usePendingTasks()} what="The list of waiting work" rows={2}>
        {(tasks) => <Pending tasks={tasks} />}
      </QueryView>
    </Stack>
  )
}

function Failed({ tasks }: { tasks: FailedTask[] }) {
  const retry = useTaskWork('retry')
  const forget = useTaskWork('forget failed')
  const all = tasks.map(({ pk }) => pk)
  const problem = retry.error ?? forget.error
  return (
    <section aria-labelledby="failed-work">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="failed-work">
          Given up
        </Title>
        {tasks.length > 0 && (
          <Group gap="xs">
            <Button onClick={() => retry.mutate(all)} loading={retry.isPending}>
              Try all again
            </Button>
            <ConfirmButton
              label="Forget all"
              question="Forget this work?"
              consequence="The plugins will not hear of these events any more."
              onConfirm={() => forget.mutate(all)}
            />
          </Group>
        )}
      </Group>
      {problem !== null && <ErrorBand what="The work could not be changed" error={problem} />}
      {tasks.length === 0 ? (
        <Text c="dimmed">Nothing was given up.</Text>
      ) : (
        <Table aria-label="Given-up work">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Work</Table.Th>
              <Table.Th>Given up</Table.Th>
              <Table.Th>Tries</Table.Th>
              <Table.Th>Reason</Table.Th>
              <Table.Th aria-label="What to do" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tasks.map(({ pk, name, stopped, attempt_count, result }) => (
              <Table.Tr key={pk}>
                <Table.Td className="code">{name}</Table.Td>
                <Table.Td>{stopped === null ? '' : timeText(stopped)}</Table.Td>
                <Table.Td>{attempt_count}</Table.Td>
                <Table.Td>{result}</Table.Td>
                <Table.Td>
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={`Try ${name} again`}
                    onClick={() => retry.mutate([pk])}
                  >
                    Try again
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  )
}

function Pending({ tasks }: { tasks: PendingTask[] }) {
  const forget = useTaskWork('forget pending')
  return (
    <section aria-labelledby="pending-work">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="pending-work">
          Waiting
        </Title>
        {tasks.length > 0 && (
          <ConfirmButton
            label="Forget waiting work"
            question="Forget the work that waits?"
            consequence="The plugins will not hear of these events."
            onConfirm={() => forget.mutate(tasks.map(({ pk }) => pk))}
          />
        )}
      </Group>
      {forget.error !== null && <ErrorBand what="The work could not be forgotten" error={forget.error} />}
      {tasks.length === 0 ? (
        <Text c="dimmed">Nothing waits.</Text>
      ) : (
        <Table aria-label="Waiting work">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Plugin</Table.Th>
              <Table.Th>Work</Table.Th>
              <Table.Th>Not before</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tasks.map(({ pk, key, name, lock }) => (
              <Table.Tr key={pk}>
                <Table.Td>{key}</Table.Td>
                <Table.Td className="code">{name}</Table.Td>
                <Table.Td>{timeText(lock)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  )
}
