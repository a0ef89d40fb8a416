import { Link } from 'react-router'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import type { LoadedRoll } from '../../client/print-queue.ts'
import { NoteBand } from '../../components/note-band.tsx'
import type { usePrintPage } from './use-print-page.ts'

interface RollNoteProps {
  page: ReturnType<typeof usePrintPage>
  template: LabelTemplate
  onChoose: (machine: string) => void
}

/** Rolls are cut a little larger or smaller than they are called. */
const TOLERANCE_MM = 1.5

/** The roll in the printer is another one than the label needs: print elsewhere, or change it. */
export function RollNote({ page: { preview, queues, machine }, template, onChoose }: RollNoteProps) {
  const note = preview.data?.notes.find(({ kind }) => kind === 'other size than the roll')
  if (note === undefined) return null
  const others = queues.filter((queue) => queue.machine !== machine && fits(queue.media, template))
  return (
    <NoteBand sentence={note.message}>
      {others.map((queue) => (
        <button key={queue.machine} type="button" onClick={() => onChoose(queue.machine)}>
          Print on {queue.name}
        </button>
      ))}
      <Link to={`/machines/${machine}`}>Change the roll</Link>
    </NoteBand>
  )
}

function fits(media: LoadedRoll | null, { width, height }: LabelTemplate): boolean {
  if (media === null) return false
  const { width_mm, length_mm } = media
  if (length_mm === null) return width <= width_mm + TOLERANCE_MM
  return Math.abs(width - width_mm) <= TOLERANCE_MM && Math.abs(height - length_mm) <= TOLERANCE_MM
}
