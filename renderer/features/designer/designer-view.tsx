import { Checkbox, NativeSelect } from '@mantine/core'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import {
  type DraftPicture,
  LABEL_DRAFTS,
  type LabelDraft,
  type LabelNote,
  useDropLabelDraft,
  usePublishLabel,
} from '../../client/label-designs.ts'
import { useMe } from '../../client/session.ts'
import { useStationEvent } from '../../client/station-events.tsx'
import { useUiFeatures } from '../../client/ui-features.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { usePrinters } from '../../components/use-printers.ts'
import { useShortcuts } from '../../components/use-shortcuts.ts'
import { TemplateEditorPart } from '../../plugin-ui/template-editor-part.tsx'
import { TemplatePreviewPart } from '../../plugin-ui/label-preview-choice.tsx'
import { AddBar } from './add-bar.tsx'
import { LabelCanvas } from './canvas/label-canvas.tsx'
import { documentText, withText } from './code/document-text.ts'
import { DataTab } from './data/data-tab.tsx'
import { rowRequest } from './data/sample-rows.ts'
import { useSamples } from './data/use-samples.ts'
import { changeObject } from './design/edits.ts'
import { nameOf } from './design/object-words.ts'
import { DesignerHead } from './designer-head.tsx'
import styles from './designer.module.css'
import { LayerList } from './layers/layer-list.tsx'
import { NoteList } from './notes/note-list.tsx'
import { PreviewPane } from './preview/preview-pane.tsx'
import { type PreviewTarget, targetRequest } from './preview/preview-target.ts'
import { useLivePreview } from './preview/use-live-preview.ts'
import { PropertyPanel } from './properties/property-panel.tsx'
import { TestPrint } from './test-print.tsx'
import { useDesigner, useDesignTools } from './use-designer.ts'
import { useDraft } from './use-draft.ts'
import { ConflictDialog } from './versions/conflict-dialog.tsx'
import { VersionList } from './versions/version-list.tsx'

/** The editor of code is large, and most people never open it. */
const CodeTab = lazy(() => import('./code/code-tab.tsx'))

const GRIDS = ['0.5', '1', '2', '5']

/** A template while somebody works on it. */
export function DesignerView({ template, draft }: { template: LabelTemplate; draft: LabelDraft }) {
  const designer = useDesigner(draft.document)
  const tools = useDesignTools(designer)
  const { document, act } = designer
  const isAllowed = useMe().data?.is_staff === true
  const keeper = useDraft({ shelf: LABEL_DRAFTS, template: template.pk, loaded: draft, document, isAllowed })
  const model = template.model_type
  const samples = useSamples(model, document)
  const printers = usePrinters()
  const [chosenTarget, setTarget] = useState<PreviewTarget | null>(null)
  const usual = printers[0]?.pk
  const target = useMemo<PreviewTarget>(
    () => chosenTarget ?? (usual === undefined ? { kind: 'common', dpi: 203 } : { kind: 'printer', machine: usual }),
    [chosenTarget, usual],
  )
  const row = samples.rows[samples.row]
  const request = useMemo(
    () => ({ document, model_type: model, ...rowRequest(row), ...targetRequest(target), index: 0, roll: null }),
    [document, model, row, target],
  )
  const preview = useLivePreview(request)
  const [snap, setSnap] = useState({ isOn: true, gridMm: 1 })
  const [wantedTab, setTab] = useState('design')
  const [open, setOpen] = useState<'test' | 'versions' | null>(null)
  const form = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const publish = usePublishLabel(template.pk)
  const drop = useDropLabelDraft(template.pk)

  const context = { template_type: 'labeltemplate', template_model: model }
  const editors = useUiFeatures('template_editor', context).filter(({ source }) => source !== null)
  const previews = useUiFeatures('template_preview', context).filter(({ source }) => source !== null)
  const plugged = [...editors, ...previews].map((feature) => ({
    value: `${feature.feature_type} ${feature.plugin_name} ${feature.key}`,
    label: feature.title,
    feature,
  }))
  const tabs = [
    ...(tools === null ? [] : [{ value: 'design', label: 'Design' }]),
    { value: 'code', label: 'Code' },
    { value: 'data', label: 'Data' },
    ...plugged.map(({ value, label }) => ({ value, label })),
  ]
  const tab = tabs.some(({ value }) => value === wantedTab) ? wantedTab : (tabs[0]?.value ?? 'code')

  useStationEvent((event) => {
    if (event.type === 'label-template.changed' && event.data.pk === template.pk) void keeper.look()
  })
  useShortcuts({
    'Ctrl+Z': () => act({ kind: 'undo' }),
    'Ctrl+Shift+Z': () => act({ kind: 'redo' }),
    'Ctrl+Y': () => act({ kind: 'redo' }),
    'Ctrl+S': () => void (isAllowed && keeper.flush()),
  })

  const notes = useMemo(() => notesOf(preview.picture), [preview.picture])
  const faults = useMemo(() => {
    const told = notes.flatMap(({ object, kind, message }) =>
      object === null ? [] : [[object, { isGrave: kind === 'not drawn', message }] as const],
    )
    return new Map(told)
  }, [notes])
  const nameOfId = (id: string): string => {
    const object = document.kind === 'design' ? document.objects.find((one) => one.id === id) : undefined
    return object === undefined ? id : nameOf(object)
  }
  const fix = ({ object, fix: values }: LabelNote) => {
    if (values === null) return
    designer.change((now) => {
      if (object === null) return { ...now, ...values }
      return now.kind === 'design' ? changeObject(now, object, values) : now
    })
  }
  const show = (id: string) => {
    setTab('design')
    act({ kind: 'choose', ids: [id] })
    requestAnimationFrame(() => canvas.current?.querySelector<SVGElement>(`[data-object="${CSS.escape(id)}"]`)?.focus())
  }
  const openForm = () => form.current?.querySelector<HTMLElement>('textarea, input, select')?.focus()

  const publishNow = async () => {
    const saved = await keeper.flush()
    if (saved === null) return
    await publish.mutateAsync({ version: saved.version, note: '' })
    await keeper.refresh()
  }
  const dropNow = async () => {
    const published = await drop.mutateAsync(undefined)
    keeper.adopt(published, published.document)
    act({ kind: 'replace', document: published.document })
  }
  const takeTheirs = (theirs: LabelDraft) => {
    keeper.adopt(theirs, theirs.document)
    act({ kind: 'replace', document: theirs.document })
  }
  const problem = publish.error ?? drop.error
  const plug = plugged.find(({ value }) => value === tab)?.feature
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
        isPublishing={publish.isPending}
        onPublish={() => void publishNow().catch(() => {})}
        onTestPrint={() => setOpen('test')}
        onVersions={() => setOpen('versions')}
        onDrop={() => void dropNow().catch(() => {})}
      />
      {problem !== null && <ErrorBand what="The template is as it was" error={problem} />}
      <div className={styles['columns']}>
        {tab === 'design' && tools !== null && (
          <>
            <AddBar tools={tools} />
            <div className={styles['middle']} ref={canvas}>
              <LabelCanvas tools={tools} picture={preview.picture} snap={snap} faults={faults} onOpen={openForm} />
              <div className={styles['lower']}>
                <div className={styles['snap']}>
                  <Checkbox
                    size="xs"
                    label="Snap"
                    checked={snap.isOn}
                    onChange={(event) => setSnap({ ...snap, isOn: event.currentTarget.checked })}
                  />
                  <NativeSelect
                    size="xs"
                    aria-label="Grid"
                    data={GRIDS.map((value) => ({ value, label: `${value} mm` }))}
                    value={String(snap.gridMm)}
                    onChange={(event) => setSnap({ ...snap, gridMm: Number(event.currentTarget.value) })}
                  />
                </div>
                <LayerList tools={tools} />
              </div>
            </div>
          </>
        )}
        {tab === 'code' && (
          <Suspense fallback={null}>
            <CodeTab designer={designer} preview={preview} fields={samples.fields} />
          </Suspense>
        )}
        {tab === 'data' && (
          <DataTab
            designer={designer}
            model={model}
            rows={samples.rows}
            row={samples.row}
            onRow={samples.setRow}
            onAdd={samples.add}
            onRemove={samples.remove}
            fields={samples.fields}
          />
        )}
        {plug?.feature_type === 'template_editor' && (
          <div className={`${styles['middle']} ${styles['plugged']}`}>
            <TemplateEditorPart
              key={tab}
              feature={plug}
              template={template}
              code={documentText(document)}
              onCode={(code) => {
                const changed = withText(document, code)
                designer.change(() => changed, 'editor')
              }}
            />
          </div>
        )}
        {plug?.feature_type === 'template_preview' && row?.kind === 'object' && (
          <div className={`${styles['middle']} ${styles['plugged']}`}>
            <TemplatePreviewPart
              key={tab}
              feature={plug}
              template={template}
              item={row.item}
              code={documentText(document)}
            />
          </div>
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
      <NoteList notes={notes} nameOf={nameOfId} onFix={fix} onShow={show} />
      {open === 'test' && (
        <TestPrint
          document={document}
          model={model}
          sample={rowRequest(row)}
          printers={printers}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'versions' && (
        <VersionList
          template={template.pk}
          document={document}
          onRestore={(restored) => {
            act({ kind: 'replace', document: restored })
            setOpen(null)
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {keeper.state.kind === 'conflict' && (
        <ConflictDialog
          theirs={keeper.state.theirs}
          mine={document}
          onTheirs={() => keeper.state.kind === 'conflict' && takeTheirs(keeper.state.theirs)}
          onMine={() => keeper.state.kind === 'conflict' && void keeper.overwrite(keeper.state.theirs)}
        />
      )}
    </div>
  )
}

/** What the station noticed, and the codes that nobody could scan. */
function notesOf(picture: DraftPicture | null): LabelNote[] {
  if (picture === null) return []
  const unread = picture.codes.filter(({ is_read }) => !is_read)
  return [
    ...unread.map(({ object, text }) => ({
      kind: 'not read',
      object,
      message: `The code ${text} does not read back. Give it more room.`,
      fix: null,
    })),
    ...picture.notes,
  ]
}
