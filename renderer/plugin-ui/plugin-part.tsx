import { Text } from '@mantine/core'
import type { PluginContext, RenderComponent, RenderInto } from '@scanbench/plugin/ui'
import { createElement, useEffect, useMemo, useState } from 'react'
import { useTellWindowError } from '../client/ui-features.ts'
import { ErrorBand } from '../components/error-band.tsx'
import { useStableCallback } from '../components/use-stable-callback.ts'
import { ElementPart } from './element-part.tsx'
import { PartBoundary } from './part-boundary.tsx'
import { PartMark } from './part-mark.tsx'
import styles from './plugin-part.module.css'
import { PartWaiting } from './part-waiting.tsx'
import type { PluginObject } from './plugin-object.ts'
import { usePluginContext } from './use-plugin-context.ts'
import { usePluginFunction } from './use-plugin-function.ts'
import { usePluginTitle } from './use-plugin-title.ts'

export interface PluginPartProps {
  plugin: string
  /** What it is, for people: `panel "Quality"`. */
  name: string
  source: string
  /** The function where the source names none. */
  usual: string
  context: Record<string, unknown> | null
  object?: PluginObject | undefined
}

/** What a plugin draws, in a frame of its own: it may be slow, missing or broken, and the page goes on. */
export function PluginPart(props: PluginPartProps) {
  const { plugin, name } = props
  const title = usePluginTitle(plugin)
  const [isHidden, setHidden] = useState(false)
  if (isHidden)
    return (
      <Text size="sm" c="dimmed">
        Hidden: {name} of {title}.{' '}
        <button type="button" className={styles['show']} onClick={() => setHidden(false)}>
          Show
        </button>
      </Text>
    )
  return (
    <div className={styles['part']} data-plugin-part={plugin}>
      <Content {...props} title={title} />
      <PartMark plugin={plugin} title={title} onHide={() => setHidden(true)} />
    </div>
  )
}

function Content({ title, ...part }: PluginPartProps & { title: string }) {
  const { found, error, reload } = usePluginFunction(part)
  const tell = useTellWindowError()
  const [count, setCount] = useState(0)
  const [fault, setFault] = useState<Error | null>(null)
  // Wrapped, because React would call a bare function for its first state.
  const [faultOf, setFaultOf] = useState(() => found)
  const problem = error ?? (faultOf === found ? fault : null)
  const again = () => {
    setFault(null)
    setCount(count + 1)
    if (error !== null) reload()
  }
  useEffect(() => {
    if (problem !== null) tell({ plugin: part.plugin, part: part.name, message: problem.message })
  }, [tell, problem, part.plugin, part.name])
  if (problem !== null)
    return (
      <ErrorBand
        what="Error Loading Plugin Content"
        error={`The ${part.name} of ${title} stopped: ${problem.message}`}
        onRetry={again}
        retry="Reload this part"
      />
    )
  if (found === null) return <PartWaiting plugin={title} />
  const fail = (thrown: Error) => {
    setFaultOf(() => found)
    setFault(thrown)
  }
  return (
    <PartBoundary key={count} onError={fail}>
      <Drawn {...part} title={title} found={found} onError={fail} onReload={() => setCount(count + 1)} />
    </PartBoundary>
  )
}

interface DrawnProps extends PluginPartProps {
  title: string
  found: (...given: never[]) => unknown
  onError: (error: Error) => void
  onReload: () => void
}

function Drawn({ found, title, context, object, onError, onReload }: DrawnProps) {
  const base = usePluginContext()
  const own = JSON.stringify(context)
  const reloadContent = useStableCallback(onReload)
  const reloadInstance = useStableCallback(() => object?.reload())
  const { model, id, instance } = object ?? {}
  const all = useMemo<PluginContext>(
    () => ({
      ...base,
      ...(model === undefined || instance === undefined ? {} : { model, id: id ?? null, instance, reloadInstance }),
      reloadContent,
      context: (JSON.parse(own) as Record<string, unknown> | null) ?? {},
    }),
    [base, own, model, id, instance, reloadContent, reloadInstance],
  )
  if (found.length === 1) return createElement(found as RenderComponent as () => React.ReactNode, all)
  if (found.length === 2)
    return <ElementPart render={found as RenderInto} context={all} plugin={title} onError={onError} />
  throw new Error(`Its function takes ${found.length} parameters; one or two are possible.`)
}
