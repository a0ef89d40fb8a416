import { SegmentedControl } from '@mantine/core'
import type { GetFeature, PreviewFeature, PreviewHandlers } from '@scanbench/plugin/ui'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { LabelTemplate } from '../../main/records/label-records.ts'
import type { UiFeature } from '../../main/records/ui-feature.ts'
import { useTellWindowError, useUiFeatures } from '../client/ui-features.ts'
import { ErrorBand } from '../components/error-band.tsx'
import { usePluginContext } from './use-plugin-context.ts'
import { usePluginFunction } from './use-plugin-function.ts'

interface LabelPreviewChoiceProps {
  template: LabelTemplate
  item: number
  /** Our own preview. */
  children: ReactNode
}

/** The preview of the printer's own commands, or what a plugin draws of the label. */
export function LabelPreviewChoice({ template, item, children }: LabelPreviewChoiceProps) {
  const context = { template_type: 'labeltemplate', template_model: template.model_type }
  const previews = useUiFeatures('template_preview', context).filter(({ source }) => source !== null)
  const [chosen, choose] = useState('printed')
  const preview = previews.find((feature) => idOf(feature) === chosen)
  if (previews.length === 0) return children
  return (
    <>
      <SegmentedControl
        aria-label="Preview"
        data={[
          { value: 'printed', label: 'As printed' },
          ...previews.map((feature) => ({ value: idOf(feature), label: feature.title })),
        ]}
        value={preview === undefined ? 'printed' : chosen}
        onChange={choose}
      />
      {preview === undefined ? (
        children
      ) : (
        <TemplatePreviewPart feature={preview} template={template} item={item} code={null} />
      )}
    </>
  )
}

const idOf = ({ plugin_name, key }: UiFeature): string => `${plugin_name} ${key}`

interface TemplatePreviewPartProps {
  feature: UiFeature
  template: LabelTemplate
  item: number
  /** The draft, as its editors have it; null for what is published. */
  code: string | null
}

/** The preview of a plugin. It is started once, and asked again whenever what it shows has changed. */
export function TemplatePreviewPart({ feature, template, item, code }: TemplatePreviewPartProps) {
  const { plugin_name: plugin, source, title, context } = feature
  const { found, error } = usePluginFunction({ plugin, source: source ?? '', usual: 'getFeature' })
  const base = usePluginContext()
  const place = useRef<HTMLDivElement>(null)
  const tell = useTellWindowError()
  const [handlers, setHandlers] = useState<PreviewHandlers | null>(null)
  const [fault, setFault] = useState<Error | null>(null)
  useEffect(() => {
    const ref = place.current
    if (found === null || ref === null) return undefined
    const parts = {
      featureContext: { ref, template, registerHandlers: setHandlers },
      inventreeContext: { ...base, context: context ?? {} },
      serverContext: context ?? {},
    }
    const started = start(found as GetFeature<PreviewFeature>, parts)
    started.catch((thrown: unknown) => setFault(asError(thrown)))
    return () => {
      setHandlers(null)
      started.then(
        (leave) => leave?.(),
        () => {},
      )
    }
  }, [found, base, context, template])
  useEffect(() => {
    if (handlers === null) return undefined
    let isPast = false
    draw(handlers, { template, item, code }).then(
      () => !isPast && setFault(null),
      (thrown: unknown) => !isPast && setFault(asError(thrown)),
    )
    return () => {
      isPast = true
    }
  }, [handlers, template, item, code])
  const problem = error ?? fault
  useEffect(() => {
    if (problem !== null) tell({ plugin, part: `preview “${title}”`, message: problem.message })
  }, [tell, problem, plugin, title])
  return (
    <>
      {problem !== null && <ErrorBand what="Error Loading Plugin Content" error={problem} />}
      <div ref={place} />
    </>
  )
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))

async function draw(
  handlers: PreviewHandlers,
  { template, item, code }: Pick<TemplatePreviewPartProps, 'template' | 'item' | 'code'>,
): Promise<void> {
  const options = { templateKey: String(template.pk), template }
  await handlers.updatePreview(code ?? undefined, String(item), false, options)
}

type Parts = Parameters<GetFeature<PreviewFeature>>[0]

async function start(found: GetFeature<PreviewFeature>, parts: Parts) {
  return found(parts)
}
