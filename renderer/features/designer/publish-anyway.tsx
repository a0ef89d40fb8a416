import { Button, Group, Text } from '@mantine/core'
import type { LabelNote } from '../../client/label-designs.ts'
import { Dialog } from '../../components/dialog.tsx'
import { countOf } from '../../components/texts.ts'
import styles from './designer.module.css'

interface PublishAnywayProps {
  notes: readonly LabelNote[]
  nameOf: (id: string) => string
  onPublish: () => void
  onClose: () => void
}

/** Before labels come out with a name that ends in the middle, a person has seen which. */
export function PublishAnyway({ notes, nameOf, onPublish, onClose }: PublishAnywayProps) {
  return (
    <Dialog title="Not everything will fit" scanPolicy="hold" onClose={onClose} size={560}>
      <Text size="sm" mb={6}>
        With the longest values of this station, {countOf(notes.length, 'thing')} will not be on the label as a whole:
      </Text>
      <ul className={styles['unfit']}>
        {notes.map(({ object, kind, message }) => (
          <li key={`${object} ${kind}`}>
            {object !== null && <b>{nameOf(object)}: </b>}
            {message}
          </li>
        ))}
      </ul>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          Go on working
        </Button>
        <Button onClick={onPublish}>Publish all the same</Button>
      </Group>
    </Dialog>
  )
}
