import { Button, Group, Text } from '@mantine/core'
import { useUserName } from '../../../client/session.ts'
import type { TemplateDraft } from '../../../client/template-drafts.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { timeText } from '../../../components/texts.ts'
import type { Difference } from './compare.ts'
import { DifferenceList } from './difference-list.tsx'

interface ConflictDialogProps<Document> {
  theirs: TemplateDraft<Document>
  mine: Document
  compare: (older: Document, newer: Document) => Difference[]
  /** What becomes of the one that is not taken. */
  afterwards: string
  onTheirs: () => void
  onMine: () => void
}

/** Two people changed the same template: neither is overwritten before one has looked. */
export function ConflictDialog<Document>(props: ConflictDialogProps<Document>) {
  const { theirs, mine, compare, afterwards, onTheirs, onMine } = props
  const name = useUserName(theirs.user)
  return (
    <Dialog title={`${name} changed this template`} scanPolicy="hold" onClose={null} size={600}>
      {/* It opens while somebody types: the next key must choose nothing. */}
      <Text size="sm" mb={6} tabIndex={-1} data-autofocus>
        Saved at {timeText(theirs.updated)}. From theirs to yours:
      </Text>
      <DifferenceList differences={compare(theirs.document, mine)} />
      <Text size="sm" c="dimmed" mb="md">
        {afterwards}
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
