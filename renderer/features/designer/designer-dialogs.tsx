import type { LabelDocument } from '../../../main/records/label-document.ts'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import type { Machine } from '../../../main/records/machine-records.ts'
import { LABEL_DRAFTS } from '../../client/label-designs.ts'
import { rowRequest } from './data/sample-rows.ts'
import type { Samples } from './data/use-samples.ts'
import { objectName } from './notes/designer-notes.ts'
import { PublishAnyway } from './publish-anyway.tsx'
import { TestPrint } from './test-print.tsx'
import type { Designer } from './use-designer.ts'
import type { DraftKeeper } from './use-draft.ts'
import type { useTemplateWork } from './use-template-work.ts'
import { compareDocuments } from './versions/compare.ts'
import { ConflictDialog } from './versions/conflict-dialog.tsx'
import { VersionList } from './versions/version-list.tsx'

export type OpenDialog = 'test' | 'versions'

interface DesignerDialogsProps {
  template: LabelTemplate
  designer: Designer
  keeper: DraftKeeper<LabelDocument>
  work: ReturnType<typeof useTemplateWork>
  samples: Samples
  printers: readonly Machine[]
  open: OpenDialog | null
  onClose: () => void
}

/** What is asked in front of the designer. */
export function DesignerDialogs(props: DesignerDialogsProps) {
  const { template, designer, keeper, work, samples, printers, open, onClose } = props
  const { document, act } = designer
  const { state } = keeper
  return (
    <>
      {open === 'test' && (
        <TestPrint
          document={document}
          model={template.model_type}
          sample={rowRequest(samples.rows[samples.row])}
          printers={printers}
          onClose={onClose}
        />
      )}
      {open === 'versions' && (
        <VersionList
          shelf={LABEL_DRAFTS}
          template={template.pk}
          document={document}
          compare={compareDocuments}
          onRestore={(restored) => {
            act({ kind: 'replace', document: restored })
            onClose()
          }}
          onClose={onClose}
        />
      )}
      {work.unfit !== null && (
        <PublishAnyway
          notes={work.unfit}
          nameOf={(id) => objectName(document, id)}
          onPublish={work.publishAnyway}
          onClose={work.goOnWorking}
        />
      )}
      {state.kind === 'conflict' && (
        <ConflictDialog
          theirs={state.theirs}
          mine={document}
          compare={compareDocuments}
          afterwards="Whichever you take, Undo brings the other one back."
          onTheirs={() => work.take(state.theirs)}
          onMine={() => void keeper.overwrite(state.theirs)}
        />
      )}
    </>
  )
}
