import { Button, Group, Text } from '@mantine/core'
import type { LabelDocument } from '../../../../main/records/label-document.ts'
import type { LabelDraft } from '../../../client/label-designs.ts'
import { useUserName } from '../../../client/session.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { timeText } from '../../../components/texts.ts'
import { DifferenceList } from './difference-list.tsx'

interface ConflictDialogProps {
  theirs: LabelDraft
  mine: LabelDocument
  onTheirs: () => void
  onMine: () => void
}

/** Two people changed the same template: neither is overwritten before one has looked. */
export function ConflictDialog({ theirs, mine, onTheirs, onMine }: ConflictDialogProps) {
  const name = useUserName(theirs.user)
  return (
    <Dialog title={`${name} changed this template`} scanPolicy="hold" onClose={onTheirs} size={600}>
      <Text size="sm" mb={6}>
        Saved at {timeText(theirs.updated)}. From theirs to yours:
      </Text>
      <DifferenceList older={theirs.document} newer={mine} />
      <Text size="sm" c="dimmed" mb="md">
        Whichever you take, Undo brings the other one back.
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onTheirs}>
          Take theirs
        </Button>
        <Button onClick={onMine}>Keep mine</Button>
      </Group>
    </Dialog>
  )
}
