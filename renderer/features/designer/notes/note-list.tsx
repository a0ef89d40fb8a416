import { Button } from '@mantine/core'
import type { LabelNote } from '../../../client/label-designs.ts'
import { countOf } from '../../../components/texts.ts'
import styles from './note-list.module.css'

interface NoteListProps {
  notes: readonly LabelNote[]
  /** The name of an object for people. */
  nameOf: (id: string) => string
  onFix: (note: LabelNote) => void
  onShow: (object: string) => void
}

/** What is wrong with the label, each with what can be done about it. */
export function NoteList({ notes, nameOf, onFix, onShow }: NoteListProps) {
  return (
    <section aria-label="Notes" className={styles['notes']} data-area tabIndex={-1}>
      <output>{notes.length === 0 ? 'No notes' : `${countOf(notes.length, 'note')}:`}</output>
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={`${note.object} ${note.kind} ${note.message}`} data-grave={note.kind === 'not drawn'}>
              <span>
                {note.object !== null && <b>{nameOf(note.object)}: </b>}
                {note.message}
              </span>
              {note.fix !== null && (
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => onFix(note)}
                  aria-label={`Fix: ${note.message}`}
                >
                  Fix
                </Button>
              )}
              {note.object !== null && (
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => onShow(note.object ?? '')}
                  aria-label={`Show ${nameOf(note.object)}`}
                >
                  Show
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
