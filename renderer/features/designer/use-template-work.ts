import { useState } from 'react'
import type { LabelDocument } from '../../../main/records/label-document.ts'
import { type LabelDraft, type LabelNote, useDropLabelDraft, usePublishLabel } from '../../client/label-designs.ts'
import { useStationEvent } from '../../client/station-events.tsx'
import { useAction } from '../../client/use-action.ts'
import type { LongestValues } from './notes/use-longest-check.ts'
import type { Designer } from './use-designer.ts'
import type { DraftKeeper } from './use-draft.ts'

interface TemplateWorkOptions {
  template: number
  keeper: DraftKeeper<LabelDocument>
  designer: Designer
  longest: LongestValues
}

/** What is done with a template as a whole; what goes wrong with it is the `problem`. */
export function useTemplateWork({ template, keeper, designer, longest }: TemplateWorkOptions) {
  const publishing = usePublishLabel(template)
  const dropping = useDropLabelDraft(template)
  const [unfit, setUnfit] = useState<readonly LabelNote[] | null>(null)
  useStationEvent((event) => {
    if (event.type === 'label-template.changed' && event.data.pk === template) void keeper.look()
  })

  const take = (draft: LabelDraft) => {
    keeper.adopt(draft, draft.document)
    designer.act({ kind: 'replace', document: draft.document })
  }
  const publishNow = async () => {
    setUnfit(null)
    const saved = await keeper.flush()
    if (saved === null) return
    await publishing.mutateAsync({ version: saved.version, note: '' })
    await keeper.refresh()
  }
  const publish = async () => {
    const { notes } = await longest.look()
    if (notes.length > 0) setUnfit(notes)
    else await publishNow()
  }
  const drop = async () => take(await dropping.mutateAsync(undefined))
  const actions = { publish: useAction(publish), publishAnyway: useAction(publishNow), drop: useAction(drop) }
  return {
    take,
    publish: actions.publish.run,
    publishAnyway: actions.publishAnyway.run,
    drop: actions.drop.run,
    /** What will not fit, while a person is asked whether to publish all the same. */
    unfit,
    goOnWorking: () => setUnfit(null),
    isPublishing: actions.publish.isRunning || actions.publishAnyway.isRunning,
    problem: actions.publish.error ?? actions.publishAnyway.error ?? actions.drop.error,
  }
}
