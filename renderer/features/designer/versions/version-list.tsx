import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { LabelDocument } from '../../../../main/records/label-document.ts'
import { useLabelRevision, useLabelRevisions } from '../../../client/label-designs.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { timeText } from '../../../components/texts.ts'
import { DifferenceList } from './difference-list.tsx'
import styles from './versions.module.css'

interface VersionListProps {
  template: number
  /** What the designer shows now. */
  document: LabelDocument
  onRestore: (document: LabelDocument, revision: number) => void
  onClose: () => void
}

/** Everything that was published, to look at and to take up again. */
export function VersionList({ template, document, onRestore, onClose }: VersionListProps) {
  const revisions = useLabelRevisions(template)
  const [open, setOpen] = useState<number | null>(null)
  return (
    <Dialog title="Versions" scanPolicy="hold" onClose={onClose} size={640}>
      <QueryView query={revisions} what="The list of versions">
        {(all) => (
          <ul className={styles['versions']}>
            {all.map(({ revision, note, created, is_published }) => (
              <li key={revision}>
                <div className={styles['row']}>
                  <span>
                    <b>Version {revision}</b>
                    {is_published && ', published'}, {timeText(created)}
                    {note !== '' && <Text size="sm">{note}</Text>}
                  </span>
                  <Button
                    size="xs"
                    variant="default"
                    aria-expanded={open === revision}
                    onClick={() => setOpen(open === revision ? null : revision)}
                  >
                    Compare
                  </Button>
                </div>
                {open === revision && (
                  <Compared template={template} revision={revision} document={document} onRestore={onRestore} />
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Dialog>
  )
}

function Compared({
  template,
  revision,
  document,
  onRestore,
}: Omit<VersionListProps, 'onClose'> & { revision: number }) {
  const query = useLabelRevision(template, revision)
  return (
    <QueryView query={query} what={`Version ${revision}`} rows={2}>
      {(old) => (
        <>
          <Text size="sm" mt={6}>
            From version {revision} to what you see now:
          </Text>
          <DifferenceList older={old.document} newer={document} />
          <Button size="xs" onClick={() => onRestore(old.document, revision)}>
            Take version {revision} into the draft
          </Button>
        </>
      )}
    </QueryView>
  )
}
