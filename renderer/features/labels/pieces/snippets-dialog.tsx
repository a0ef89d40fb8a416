import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReportSnippet } from '../../../../main/records/output-records.ts'
import { useDeleteSnippet, useReportSnippets } from '../../../client/report-pieces.ts'
import { ConfirmButton } from '../../../components/confirm-button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorBand } from '../../../components/error-band.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import styles from './pieces.module.css'
import { SnippetForm } from './snippet-form.tsx'

/** Pieces of pages that several reports include. */
export function SnippetsDialog({ onClose }: { onClose: () => void }) {
  const snippets = useReportSnippets()
  const remove = useDeleteSnippet()
  const [edited, edit] = useState<ReportSnippet | 'new' | null>(null)
  if (edited !== null) return <SnippetForm snippet={edited === 'new' ? null : edited} onClose={() => edit(null)} />
  return (
    <Dialog title="Snippets" scanPolicy="hold" onClose={onClose} size={640}>
      {remove.isError && <ErrorBand what="The snippet is still there" error={remove.error} />}
      <QueryView query={snippets} what="The list of snippets" rows={3}>
        {(all) =>
          all.length === 0 ? (
            <Text size="sm" mb="md">
              What several reports have in common, a head with the address for example, is kept here once.
            </Text>
          ) : (
            <ul className={styles['pieces']}>
              {all.map((snippet) => (
                <li key={snippet.pk}>
                  <span>
                    <b>{snippet.name}</b> {snippet.description}
                    <Text size="xs" c="dimmed" className="code">
                      {`{% include 'snippets/${snippet.name}' %}`}
                    </Text>
                  </span>
                  <Button variant="default" aria-label={`Edit ${snippet.name}`} onClick={() => edit(snippet)}>
                    Edit
                  </Button>
                  <ConfirmButton
                    label="Delete"
                    question={`Delete “${snippet.name}”?`}
                    consequence="Reports that include it cannot be printed until they are changed."
                    onConfirm={() => remove.mutate(snippet.pk)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button onClick={() => edit('new')}>New snippet</Button>
      </Group>
    </Dialog>
  )
}
