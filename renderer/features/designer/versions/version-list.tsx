import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { DraftShelf } from '../../../client/template-drafts.ts'
import { useTemplateRevision, useTemplateRevisions } from '../../../client/template-revisions.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { timeText } from '../../../components/texts.ts'
import type { Difference } from './compare.ts'
import { DifferenceList } from './difference-list.tsx'
import styles from './versions.module.css'

interface VersionListProps<Document> {
  shelf: DraftShelf<Document>
  template: number
  /** What is shown now. */
  document: Document
  compare: (older: Document, newer: Document) => Difference[]
  onRestore: (document: Document, revision: number) => void
  onClose: () => void
}

/** Everything that was published, to look at and to take up again. */
export function VersionList<Document>({ onClose, ...compared }: VersionListProps<Document>) {
  const revisions = useTemplateRevisions(compared.shelf, compared.template)
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
                {open === revision && <Compared {...compared} revision={revision} />}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Dialog>
  )
}

function Compared<Document>(props: Omit<VersionListProps<Document>, 'onClose'> & { revision: number }) {
  const { shelf, template, revision, document, compare, onRestore } = props
  const query = useTemplateRevision(shelf, template, revision)
  return (
    <QueryView query={query} what={`Version ${revision}`} rows={2}>
      {(old) => (
        <>
          <Text size="sm" mt={6}>
            From version {revision} to what you see now:
          </Text>
          <DifferenceList differences={compare(old.document, document)} />
          <Button size="xs" onClick={() => onRestore(old.document, revision)}>
            Take version {revision} into the draft
          </Button>
        </>
      )}
    </QueryView>
  )
}
