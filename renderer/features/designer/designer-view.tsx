import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import { LABEL_DRAFTS, type LabelDraft } from '../../client/label-designs.ts'
import { useOtherEditors } from '../../client/other-editors.ts'
import { useMe } from '../../client/session.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { usePrinters } from '../../components/use-printers.ts'
import { useShortcuts } from '../../components/use-shortcuts.ts'
import { DataTab } from './data/data-tab.tsx'
import { useSamples } from './data/use-samples.ts'
import { DesignTab } from './design-tab.tsx'
import { DesignerDialogs, type OpenDialog } from './designer-dialogs.tsx'
import { DesignerHead } from './designer-head.tsx'
import styles from './designer.module.css'
import { faultsOf, mended, notesOf, objectName } from './notes/designer-notes.ts'
import { NoteList } from './notes/note-list.tsx'
import { useLongestCheck } from './notes/use-longest-check.ts'
import { OtherEditors } from './other-editors.tsx'
import { PluggedTab } from './plugged-tab.tsx'
import { PreviewPane } from './preview/preview-pane.tsx'
import { PropertyPanel } from './properties/property-panel.tsx'
import { useDesigner, useDesignTools } from './use-designer.ts'
import { useDesignerPreview } from './use-designer-preview.ts'
import { useDesignerTabs } from './use-designer-tabs.ts'
import { useDraft } from './use-draft.ts'
import { useTemplateWork } from './use-template-work.ts'

/** The editor of code is large, and most people never open it. */
const CodeTab = lazy(() => import('./code/code-tab.tsx'))

/** A template while somebody works on it. */
export function DesignerView({ template, draft }: { template: LabelTemplate; draft: LabelDraft }) {
  const { pk, model_type: model } = template
  const designer = useDesigner(draft.document)
  const tools = useDesignTools(designer)
  const { document, act } = designer
  const isAllowed = useMe().data?.is_staff === true
  const keeper = useDraft({ shelf: LABEL_DRAFTS, template: pk, loaded: draft, document, isAllowed })
  const others = useOtherEditors(LABEL_DRAFTS, pk)
  const samples = useSamples(model, document)
  const printers = usePrinters()
  const { preview, target, setTarget } = useDesignerPreview({ document, model, samples, printers })
  const longest = useLongestCheck(document, model, target)
  const work = useTemplateWork({ template: pk, keeper, designer, longest })
  const { tabs, tab, setTab, plugged } = useDesignerTabs(model, tools !== null)
  const [open, setOpen] = useState<OpenDialog | null>(null)
  const form = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const notes = useMemo(
    () => [...notesOf(preview.picture), ...(longest.found?.notes ?? [])],
    [preview.picture, longest.found],
  )
  const faults = useMemo(() => faultsOf(notes), [notes])
  useShortcuts({
    'Ctrl+Z': () => act({ kind: 'undo' }),
    'Ctrl+Shift+Z': () => act({ kind: 'redo' }),
    'Ctrl+Y': () => act({ kind: 'redo' }),
    'Ctrl+S': () => void (isAllowed && keeper.flush()),
  })

  const show = (id: string) => {
    setTab('design')
    act({ kind: 'choose', ids: [id] })
    requestAnimationFrame(() => canvas.current?.querySelector<SVGElement>(`[data-object="${CSS.escape(id)}"]`)?.focus())
  }
  const openForm = () => form.current?.querySelector<HTMLElement>('textarea, input, select')?.focus()
  return (
    <div className={styles['designer']}>
      <DesignerHead
        template={template}
        designer={designer}
        keeper={keeper}
        tabs={tabs}
        tab={tab}
        onTab={setTab}
        isAllowed={isAllowed}
        isPublishing={work.isPublishing}
        onPublish={work.publish}
        onTestPrint={() => setOpen('test')}
        onVersions={() => setOpen('versions')}
        onDrop={work.drop}
      />
      <OtherEditors editors={others} />
      {work.problem !== null && <ErrorBand what="The template is as it was" error={work.problem} />}
      <div className={styles['columns']}>
        {tab === 'design' && tools !== null && (
          <DesignTab tools={tools} picture={preview.picture} faults={faults} area={canvas} onOpen={openForm} />
        )}
        {tab === 'code' && (
          <Suspense fallback={null}>
            <CodeTab designer={designer} preview={preview} fields={samples.fields} />
          </Suspense>
        )}
        {tab === 'data' && <DataTab designer={designer} model={model} samples={samples} />}
        {plugged !== null && (
          <PluggedTab
            key={tab}
            feature={plugged}
            template={template}
            designer={designer}
            row={samples.rows[samples.row]}
          />
        )}
        <aside className={styles['side']}>
          <PreviewPane
            preview={preview}
            size={document}
            printers={printers}
            target={target}
            onTarget={setTarget}
            rows={samples.rows}
            row={samples.row}
            onRow={samples.setRow}
          />
          {tools !== null && tab === 'design' && <PropertyPanel tools={tools} fields={samples.fields} area={form} />}
        </aside>
      </div>
      <NoteList
        notes={notes}
        longest={longest}
        nameOf={(id) => objectName(document, id)}
        onFix={(note) => designer.change((now) => mended(now, note))}
        onShow={show}
      />
      <DesignerDialogs
        template={template}
        designer={designer}
        keeper={keeper}
        work={work}
        samples={samples}
        printers={printers}
        open={open}
        onClose={() => setOpen(null)}
      />
    </div>
  )
}
