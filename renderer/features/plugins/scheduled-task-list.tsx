import { Table, Text } from '@mantine/core'
import { type ScheduledTask, useScheduledTasks } from '../../client/scheduled-tasks.ts'
import { QueryView } from '../../components/query-view.tsx'
import { StatusChip } from '../../components/status-chip.tsx'
import { timeText } from '../../components/texts.ts'
import { scheduleText } from './schedule-text.ts'

/** What a plugin does by the clock, and how the last run went. */
export function ScheduledTaskList({ plugin }: { plugin: string }) {
  const start = `plugin.${plugin.toLowerCase()}.`
  return (
    <QueryView query={useScheduledTasks()} what="The list of tasks" rows={2}>
      {(all) => {
        const tasks = all.filter(({ name }) => name.startsWith(start))
        if (tasks.length === 0) return <Text>No task is planned.</Text>
        return (
          <Table aria-label="Runs by the clock">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Task</Table.Th>
                <Table.Th>How often</Table.Th>
                <Table.Th>Last run</Table.Th>
                <Table.Th>Next run</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {tasks.map((task) => (
                <Table.Tr key={task.pk}>
                  <Table.Td className="code">{task.name.slice(start.length)}</Table.Td>
                  <Table.Td>{scheduleText(task)}</Table.Td>
                  <Table.Td>
                    <LastRun task={task} />
                  </Table.Td>
                  <Table.Td>{task.next_run === null ? 'No more' : timeText(task.next_run)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )
      }}
    </QueryView>
  )
}

function LastRun({ task: { last_run, success, result } }: { task: ScheduledTask }) {
  if (last_run === null) return 'Not yet'
  if (success !== false) return timeText(last_run)
  return (
    <>
      {timeText(last_run)} <StatusChip kind="rejected" word="Failed" />
      <Text size="sm">{result}</Text>
    </>
  )
}
