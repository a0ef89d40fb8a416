import type { Stroke, TypedCode } from '../../client/keyboard-scans.ts'
import {
  nextDue,
  passed,
  pressed,
  QUIET,
  type KeyPress,
  type Wedge,
  type WedgeOptions,
  type WedgeOutput,
} from './recogniser.ts'
import { focusedField, rememberField, restoreField, typeInto, type FieldBefore } from './text-field.ts'

interface ListenerOptions {
  options: () => WedgeOptions
  onScan: (typed: TypedCode) => void
}

/** Takes keys before the page sees them, and gives back those that were no scanner's. */
export function listenToWedge({ options, onScan }: ListenerOptions): Disposable {
  let wedge: Wedge = QUIET
  let before: FieldBefore | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const act = (output: WedgeOutput): void => {
    if (output.kind === 'scan') onScan(output.typed)
    else if (output.kind === 'release') giveBack(output.keys, before?.field ?? null)
    else if (before !== null) restoreField(before, wedge.released)
  }

  const settle = (next: Wedge, outputs: readonly WedgeOutput[]): void => {
    outputs.forEach(act)
    wedge = next
    clearTimeout(timer)
    const due = nextDue(wedge, options())
    if (due !== null) timer = setTimeout(tick, Math.max(0, due - performance.now()))
  }

  const tick = (): void => {
    const step = passed(wedge, performance.now(), options())
    settle(step.wedge, step.outputs)
  }

  const onDown = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event.isComposing) return
    // A key that is held down is a person's, and so is what is held back with it.
    if (event.repeat && wedge.phase !== 'scanning') return settle(QUIET, passed(wedge, Infinity, options()).outputs)
    const field = focusedField()
    const key = { stroke: strokeOf(event), at: event.timeStamp, isInField: field !== null }
    const step = pressed(wedge, key, options())
    if (step.wedge.phase === 'holding' && step.wedge.keys.length === 1) {
      // What was held before this key goes where it belongs first.
      settle(step.wedge, step.outputs)
      before = field === null ? null : rememberField(field)
    } else settle(step.wedge, step.outputs)
    if (step.isTaken) take(event)
  }

  const onUp = (event: KeyboardEvent): void => {
    if (event.isTrusted && wedge.phase !== 'idle' && wedge.phase !== 'holding') take(event)
  }

  window.addEventListener('keydown', onDown, true)
  window.addEventListener('keyup', onUp, true)
  return {
    [Symbol.dispose]() {
      clearTimeout(timer)
      window.removeEventListener('keydown', onDown, true)
      window.removeEventListener('keyup', onUp, true)
    },
  }
}

function take(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** Into the field as text; elsewhere as keys, for whoever listens to them. */
function giveBack(keys: readonly KeyPress[], field: HTMLElement | null): void {
  for (const { stroke, isInField } of keys) {
    if (isInField && field !== null) typeInto(field, stroke.key)
    else document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', keyInit(stroke)))
  }
}

function keyInit({ key, code, shift, control, alt }: Stroke): KeyboardEventInit {
  return { key, code, shiftKey: shift, ctrlKey: control, altKey: alt, bubbles: true, cancelable: true }
}

function strokeOf(event: KeyboardEvent): Stroke {
  const { code, key, shiftKey, ctrlKey, metaKey, altKey } = event
  const altGraph = event.getModifierState('AltGraph')
  // Windows tells AltGr as Ctrl and Alt.
  const isChord = (ctrlKey || metaKey) && !altGraph
  return { code, key, shift: shiftKey, control: isChord, alt: altKey && !altGraph, alt_graph: altGraph }
}
