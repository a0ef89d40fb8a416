import { Button, Progress, Stack, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { NoteBand } from './note-band.tsx'
import { countOf } from './texts.ts'
import type { BatchCheck } from './use-batch-check.ts'

interface BatchCheckNoteProps {
  check: BatchCheck
  /** How many are looked at, and how many there are. */
  most: number
  count: number
  onShow: (index: number) => void
}

const MOST_SHOWN = 4

/** How far the labels of an order were looked at, and which of them want a look by a person. */
export function BatchCheckNote({ check: { checked, faults }, most, count, onShow }: BatchCheckNoteProps) {
  const shown = faults.slice(0, MOST_SHOWN)
  const rest = count > most ? ` The other ${count - most} are read before they leave.` : ''
  return (
    <Stack gap={6} component="section" aria-label="All labels">
      {checked < most && (
        <>
          <Text size="sm" c="dimmed">
            Looked at {checked} of {countOf(most, 'label')}
          </Text>
          <Progress size="sm" value={(100 * checked) / most} aria-label="Labels looked at" />
        </>
      )}
      {checked === most && faults.length === 0 && (
        <Text size="sm" component="output">
          <IconCircleCheck size={16} aria-hidden="true" style={{ verticalAlign: '-3px' }} /> All{' '}
          {countOf(most, 'label')} are good: codes read back, and nothing is missing.{rest}
        </Text>
      )}
      {shown.map(({ index, isUnread, words }) => (
        <NoteBand
          key={index}
          kind={isUnread ? 'rejected' : 'question'}
          sentence={`Label ${index + 1}: ${words.join(' ')}`}
        >
          <Button size="xs" variant="default" aria-label={`Show label ${index + 1}`} onClick={() => onShow(index)}>
            Show
          </Button>
        </NoteBand>
      ))}
      {faults.length > shown.length && (
        <Text size="sm">And {countOf(faults.length - shown.length, 'more label')} like these.</Text>
      )}
    </Stack>
  )
}
