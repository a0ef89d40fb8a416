import { Group, List, Paper, Text, Title } from '@mantine/core'
import type { Machine } from '../../../main/records/machine-records.ts'
import { FixPicture } from './fix-picture.tsx'
import { WHAT_TO_DO } from './what-to-do.ts'

/** What is in the way at the printer, and how to mend it. */
export function FixSteps({ machine: { conditions } }: { machine: Machine }) {
  if (conditions.length === 0) return null
  return (
    <Paper component="section" withBorder p="sm" aria-label="What to do">
      {conditions.map((condition) => (
        <Group key={condition} gap="md" mb="xs" align="start" wrap="nowrap">
          <FixPicture condition={condition} />
          <div>
            <Title order={3} size="h5">
              What to do: {condition}
            </Title>
            <List type="ordered">
              {WHAT_TO_DO[condition].map((step) => (
                <List.Item key={step}>{step}</List.Item>
              ))}
            </List>
          </div>
        </Group>
      ))}
      <Text size="sm" c="dimmed">
        Jobs that wait go on by themselves.
      </Text>
    </Paper>
  )
}
