import type { PluginContext, RenderInto } from '@scanbench/plugin/ui'
import { useEffect, useRef, useState } from 'react'
import { PartWaiting } from './part-waiting.tsx'

interface ElementPartProps {
  render: RenderInto
  context: PluginContext
  plugin: string
  onError: (error: Error) => void
}

/** A function of two parameters fills an element; a function that it returns is called when the element goes. */
export function ElementPart({ render, context, plugin, onError }: ElementPartProps) {
  const place = useRef<HTMLDivElement>(null)
  const [isDone, setDone] = useState(false)
  const fail = useRef(onError)
  useEffect(() => {
    fail.current = onError
  })
  useEffect(() => {
    const outer = place.current
    if (outer === null) return undefined
    // Each run has an element of its own, so that a late answer of the one before writes nowhere.
    const target = document.createElement('div')
    outer.replaceChildren(target)
    const filled = fill(render, target, context)
    filled.then(
      () => setDone(true),
      (error: unknown) => fail.current(error instanceof Error ? error : new Error(String(error))),
    )
    return () => {
      target.remove()
      void filled.then(leave, () => {})
    }
  }, [render, context])
  return (
    <>
      <div ref={place} />
      {!isDone && <PartWaiting plugin={plugin} />}
    </>
  )
}

async function fill(render: RenderInto, target: HTMLElement, context: PluginContext): Promise<unknown> {
  return render(target, context)
}

function leave(cleanUp: unknown): void {
  if (typeof cleanUp === 'function') Reflect.apply(cleanUp, undefined, [])
}
