import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import type { DesignDocument } from '../../../../main/records/label-document.ts'
import { type Bounds, boundsAround, boundsOf, touches } from '../design/bounds.ts'
import { chosenOf, placeObjects, withGroups } from '../design/edits.ts'
import { type Guide, snapEdge, snapMove, type SnapTargets } from '../design/snap.ts'
import type { DesignTools } from '../use-designer.ts'

/** Which edges a handle pulls: -1 left or upper, 1 right or lower. */
export interface Handle {
  x: -1 | 0 | 1
  y: -1 | 0 | 1
}

type Drag = { fromX: number; fromY: number; document: DesignDocument; chosen: readonly string[] } & (
  { kind: 'move' } | { kind: 'size'; handle: Handle; bounds: Bounds } | { kind: 'frame' }
)

interface Options {
  tools: DesignTools
  svg: RefObject<SVGSVGElement | null>
  snap: { isOn: boolean; gridMm: number }
  pixelsPerMm: number
}

/** Nearer than this an edge is caught. */
const REACH_PIXELS = 6
let gestures = 0

/** Moving, sizing and framing by pointer: mouse, pen and finger alike. */
export function useCanvasDrag({ tools, svg, snap, pixelsPerMm }: Options) {
  const drag = useRef<Drag | null>(null)
  const gesture = useRef('')
  const [guides, setGuides] = useState<Guide[]>([])
  const [frame, setFrame] = useState<Bounds | null>(null)

  function placeOf({ clientX, clientY }: PointerEvent): { x: number; y: number } {
    const matrix = svg.current?.getScreenCTM()
    if (!matrix) return { x: 0, y: 0 }
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse())
    return { x, y }
  }

  function begin(
    event: PointerEvent,
    start: { kind: 'move' } | { kind: 'frame' } | { kind: 'size'; handle: Handle },
    chosen: readonly string[],
  ) {
    const { x, y } = placeOf(event)
    const common = { fromX: x, fromY: y, document: tools.document, chosen }
    gestures += 1
    gesture.current = `drag ${gestures}`
    if (start.kind !== 'size') drag.current = { ...common, kind: start.kind }
    else {
      const bounds = boundsAround(chosenOf(tools.document, chosen).map(boundsOf))
      if (bounds !== null) drag.current = { ...common, ...start, bounds }
    }
    event.currentTarget.setPointerCapture(event.pointerId)
  }

  function targetsOf({ document, chosen }: Drag, isFree: boolean): SnapTargets {
    if (!snap.isOn || isFree) return { gridMm: 0, others: [], reachMm: 0 }
    const label = { xMm: 0, yMm: 0, widthMm: document.widthMm, heightMm: document.heightMm }
    const others = document.objects.filter(({ id }) => !chosen.includes(id)).map(boundsOf)
    return { gridMm: snap.gridMm, others: [label, ...others], reachMm: REACH_PIXELS / pixelsPerMm }
  }

  function onMove(event: PointerEvent): void {
    const now = drag.current
    if (now === null) return
    const { x, y } = placeOf(event)
    const [dxMm, dyMm] = [x - now.fromX, y - now.fromY]
    const targets = targetsOf(now, event.altKey)
    if (now.kind === 'frame') {
      setFrame(frameOf(now, x, y))
    } else if (now.kind === 'move') {
      const around = boundsAround(chosenOf(now.document, now.chosen).map(boundsOf))
      if (around === null) return
      const moved = { ...around, xMm: around.xMm + dxMm, yMm: around.yMm + dyMm }
      const snapped = snapMove(moved, targets)
      const [byX, byY] = [dxMm + snapped.dxMm, dyMm + snapped.dyMm]
      setGuides(snapped.guides)
      place(now, (bounds) => ({ ...bounds, xMm: bounds.xMm + byX, yMm: bounds.yMm + byY }))
    } else {
      const { bounds, found } = pulled(now.bounds, now.handle, { dxMm, dyMm }, targets)
      setGuides(found)
      place(now, () => bounds)
    }
  }

  function place(now: Drag, how: (bounds: Bounds) => Bounds): void {
    tools.edit(() => placeObjects(now.document, now.chosen, how), gesture.current)
  }

  function onUp(): void {
    const now = drag.current
    drag.current = null
    setGuides([])
    setFrame(null)
    if (now?.kind === 'frame' && frame !== null) {
      const caught = now.document.objects.filter((object) => touches(boundsOf(object), frame)).map(({ id }) => id)
      tools.act({ kind: 'choose', ids: withGroups(now.document, [...now.chosen, ...caught]) })
    } else tools.act({ kind: 'settle' })
  }

  return { begin, onMove, onUp, guides, frame }
}

function frameOf({ fromX, fromY }: Drag, x: number, y: number): Bounds {
  return {
    xMm: Math.min(fromX, x),
    yMm: Math.min(fromY, y),
    widthMm: Math.abs(x - fromX),
    heightMm: Math.abs(y - fromY),
  }
}

const LEAST_MM = 0.5

function pulled(from: Bounds, { x, y }: Handle, by: { dxMm: number; dyMm: number }, targets: SnapTargets) {
  const found: Guide[] = []
  let [left, right] = [from.xMm, from.xMm + from.widthMm]
  let [upper, lower] = [from.yMm, from.yMm + from.heightMm]
  const caught = (at: number, axis: 'x' | 'y'): number => {
    const { atMm, guides } = snapEdge(at, axis, targets)
    found.push(...guides)
    return atMm
  }
  if (x < 0) left = Math.min(caught(left + by.dxMm, 'x'), right - LEAST_MM)
  if (x > 0) right = Math.max(caught(right + by.dxMm, 'x'), left + LEAST_MM)
  if (y < 0) upper = Math.min(caught(upper + by.dyMm, 'y'), lower - LEAST_MM)
  if (y > 0) lower = Math.max(caught(lower + by.dyMm, 'y'), upper + LEAST_MM)
  return { bounds: { xMm: left, yMm: upper, widthMm: right - left, heightMm: lower - upper }, found }
}
