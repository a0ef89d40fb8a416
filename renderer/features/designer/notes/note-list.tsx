import { Button } from '@mantine/core'
import type { LabelNote, LongestCheck } from '../../../client/label-designs.ts'
import { useAction } from '../../../client/use-action.ts'
import { countOf } from '../../../components/texts.ts'
import styles from './note-list.module.css'
import type { LongestValues } from './use-longest-check.ts'

interface NoteListProps {
  notes: readonly LabelNote[]
  longest: LongestValues
  /** The name of an object for people. */
  nameOf: (id: string) => string
  onFix: (note: LabelNote) => void
  onShow: (object: string) => void
}

/** What is wrong with the label, each with what can be done about it. */
export function NoteList({ notes, longest, nameOf, onFix, onShow }: NoteListProps) {
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
      <LongestButton longest={longest} />
    </section>
  )
}

/** What nobody knows is not said to fit. */
function fitWords({ tried, unknown }: LongestCheck): string {
  const trials = `tried with ${countOf(tried, 'object')}`
  return unknown.length === 0
    ? `Fits: ${trials}`
    : `Fits as far as can be seen: ${trials}, and what ${unknown.join(', ')} draws is not known`
}

/** What fits with the sample need not fit with what there is. */
function LongestButton({ longest: { look, found } }: { longest: LongestValues }) {
  const looking = useAction(look)
  const words = found?.notes.length === 0 ? fitWords(found) : ''
  return (
    <div className={styles['longest']}>
      <output>{looking.error === null ? words : looking.error.message}</output>
      <Button
        size="compact-xs"
        variant="default"
        loading={looking.isRunning}
        title="Draws the label for those that have the longest value of a field"
        onClick={looking.run}
      >
        Check fit
      </Button>
    </div>
  )
}
