import type { Bounds } from './bounds.ts'

export interface SnapTargets {
  /** 0: no grid. */
  gridMm: number
  /** The label and the objects that stay where they are. */
  others: readonly Bounds[]
  /** How near is near: less when the label is shown larger. */
  reachMm: number
}

/** A line that shows what an edge has caught. */
export interface Guide {
  axis: 'x' | 'y'
  atMm: number
}

export interface Snapped {
  dxMm: number
  dyMm: number
  guides: Guide[]
}

/** What must be added to a moved rectangle so that an edge or its middle lies on that of another, or on the grid. */
export function snapMove(moved: Bounds, targets: SnapTargets): Snapped {
  const x = snapAxis([moved.xMm, moved.xMm + moved.widthMm / 2, moved.xMm + moved.widthMm], 'x', targets)
  const y = snapAxis([moved.yMm, moved.yMm + moved.heightMm / 2, moved.yMm + moved.heightMm], 'y', targets)
  return { dxMm: x.shiftMm, dyMm: y.shiftMm, guides: [...x.guides, ...y.guides] }
}

/** The same for a single edge that is pulled. */
export function snapEdge(atMm: number, axis: Guide['axis'], targets: SnapTargets): { atMm: number; guides: Guide[] } {
  const { shiftMm, guides } = snapAxis([atMm], axis, targets)
  return { atMm: atMm + shiftMm, guides }
}

function snapAxis(edges: readonly number[], axis: Guide['axis'], { gridMm, others, reachMm }: SnapTargets) {
  const lines = others.flatMap((one) => linesOf(one, axis))
  let best: { shiftMm: number; atMm: number } | null = null
  for (const edge of edges)
    for (const line of lines) {
      const shiftMm = line - edge
      if (Math.abs(shiftMm) > reachMm) continue
      if (best === null || Math.abs(shiftMm) < Math.abs(best.shiftMm)) best = { shiftMm, atMm: line }
    }
  if (best !== null) return { shiftMm: best.shiftMm, guides: [{ axis, atMm: best.atMm }] }
  const first = edges[0] ?? 0
  const shiftMm = gridMm === 0 ? 0 : Math.round(first / gridMm) * gridMm - first
  return { shiftMm, guides: [] }
}

function linesOf({ xMm, yMm, widthMm, heightMm }: Bounds, axis: Guide['axis']): number[] {
  const [start, length] = axis === 'x' ? [xMm, widthMm] : [yMm, heightMm]
  return [start, start + length / 2, start + length]
}
