import { useMe } from '../client/session.ts'
import { NoteBand } from './note-band.tsx'
import { ReleaseReason } from './release-reason.tsx'

interface UnreadNoteProps {
  reason: string
  onReason: (reason: string) => void
}

/** A code of the label does not read back: who may print it all the same says why. */
export function UnreadNote({ reason, onReason }: UnreadNoteProps) {
  const isStaff = useMe().data?.is_staff ?? false
  return (
    <NoteBand
      kind="rejected"
      sentence={
        <>
          A code does not read back, so it may not scan. {isStaff ? '' : 'A manager can allow it.'}
          {isStaff && <ReleaseReason reason={reason} onChange={onReason} />}
        </>
      }
    />
  )
}
