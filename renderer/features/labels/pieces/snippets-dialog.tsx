import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReportSnippet } from '../../../../main/records/output-records.ts'
import { useDeleteSnippet, useReportSnippets } from '../../../client/report-pieces.ts'
import { PiecesDialog } from './pieces-dialog.tsx'
import { SnippetForm } from './snippet-form.tsx'

/** Pieces of pages that several reports include. */
export function SnippetsDialog({ onClose }: { onClose: () => void }) {
  const snippets = useReportSnippets()
  const remove = useDeleteSnippet()
  const [edited, edit] = useState<ReportSnippet | 'new' | null>(null)
  if (edited !== null) return <SnippetForm snippet={edited === 'new' ? null : edited} onClose={() => edit(null)} />
  return (
    <PiecesDialog
      title="Snippets"
      pieces={snippets}
      what="The list of snippets"
      empty="What several reports have in common, a head with the address for example, is kept here once."
      usage={({ name }) => `{% include 'snippets/${name}' %}`}
      onEdit={edit}
      remove={remove}
      notRemoved="The snippet is still there"
      consequence="Reports that include it cannot be printed until they are changed."
      add={<Button onClick={() => edit('new')}>New snippet</Button>}
      onClose={onClose}
    />
  )
}
