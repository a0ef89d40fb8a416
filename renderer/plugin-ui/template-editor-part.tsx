import type { EditorFeature, EditorHandlers, GetFeature } from '@scanbench/plugin/ui'
import { useEffect, useRef, useState } from 'react'
import type { LabelTemplate } from '../../main/records/label-records.ts'
import type { UiFeature } from '../../main/records/ui-feature.ts'
import { useTellWindowError } from '../client/ui-features.ts'
import { ErrorBand } from '../components/error-band.tsx'
import { usePluginContext } from './use-plugin-context.ts'
import { usePluginFunction } from './use-plugin-function.ts'

interface TemplateEditorPartProps {
  feature: UiFeature
  template: LabelTemplate
  /** What it starts with. */
  code: string
  /** Throws what a person should be told. */
  onCode: (code: string) => void
}

/** Editors say nothing when they change; they are asked, as often as a person could notice. */
const ASK_MS = 500

/** An editor of a plugin for the code of the template: JSON of a drawing, or the commands themselves. */
export function TemplateEditorPart({ feature, template, code, onCode }: TemplateEditorPartProps) {
  const { plugin_name: plugin, source, title, context } = feature
  const { found, error } = usePluginFunction({ plugin, source: source ?? '', usual: 'getFeature' })
  const base = usePluginContext()
  const place = useRef<HTMLDivElement>(null)
  const newest = useRef({ code, onCode })
  const tell = useTellWindowError()
  const [fault, setFault] = useState<Error | null>(null)
  useEffect(() => {
    newest.current = { code, onCode }
  })
  useEffect(() => {
    const ref = place.current
    if (found === null || ref === null) return undefined
    const fail = (thrown: unknown) => setFault(thrown instanceof Error ? thrown : new Error(String(thrown)))
    let handlers: EditorHandlers | null = null
    let known = ''
    const featureContext: EditorFeature = {
      ref,
      template,
      registerHandlers: (given) => {
        handlers = given
        known = newest.current.code
        given.setCode(known)
      },
    }
    const parts = {
      featureContext,
      inventreeContext: { ...base, context: context ?? {} },
      serverContext: context ?? {},
    }
    const started = (async () => (found as GetFeature<EditorFeature>)(parts))()
    started.catch(fail)
    const take = () => {
      try {
        const given = handlers?.getCode()
        if (given === undefined || given === known) return
        known = given
        newest.current.onCode(given)
        setFault(null)
      } catch (thrown) {
        fail(thrown)
      }
    }
    const timer = setInterval(take, ASK_MS)
    return () => {
      clearInterval(timer)
      take()
      started.then(
        (leave) => leave?.(),
        () => {},
      )
    }
  }, [found, base, context, template])
  const problem = error ?? fault
  useEffect(() => {
    if (problem !== null) tell({ plugin, part: `editor “${title}”`, message: problem.message })
  }, [tell, problem, plugin, title])
  return (
    <>
      {problem !== null && <ErrorBand what="Error Loading Plugin Content" error={problem} />}
      <div ref={place} style={{ flex: 1, minHeight: 0, overflow: 'auto' }} />
    </>
  )
}
