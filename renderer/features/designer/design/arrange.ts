import { type Bounds, boundsAround } from './bounds.ts'

export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom'
export type Axis = 'across' | 'down'

/** One alone is aligned on the label, several on the area that they take together. */
export function aligned(all: readonly Bounds[], to: Alignment, label: Bounds): Bounds[] {
  const frame = all.length > 1 ? boundsAround(all) : label
  return frame === null ? [] : all.map((one) => ({ ...one, ...ALIGN[to](one, frame) }))
}

const ALIGN: Readonly<Record<Alignment, (one: Bounds, frame: Bounds) => Partial<Bounds>>> = {
  left: (_, frame) => ({ xMm: frame.xMm }),
  center: (one, frame) => ({ xMm: frame.xMm + (frame.widthMm - one.widthMm) / 2 }),
  right: (one, frame) => ({ xMm: frame.xMm + frame.widthMm - one.widthMm }),
  top: (_, frame) => ({ yMm: frame.yMm }),
  middle: (one, frame) => ({ yMm: frame.yMm + (frame.heightMm - one.heightMm) / 2 }),
  bottom: (one, frame) => ({ yMm: frame.yMm + frame.heightMm - one.heightMm }),
}

/** The same room between all, the outer two where they are. Fewer than three stay. */
export function distributed(all: readonly Bounds[], axis: Axis): Bounds[] {
  const [place, length] = axis === 'across' ? (['xMm', 'widthMm'] as const) : (['yMm', 'heightMm'] as const)
  const sorted = all.map((one, index) => ({ one, index })).toSorted((a, b) => a.one[place] - b.one[place])
  const first = sorted[0]?.one
  const last = sorted.at(-1)?.one
  if (first === undefined || last === undefined || all.length < 3) return [...all]
  const taken = all.reduce((sum, one) => sum + one[length], 0)
  const room = (last[place] + last[length] - first[place] - taken) / (all.length - 1)
  const placed: Bounds[] = []
  let at = first[place]
  for (const { one, index } of sorted) {
    placed[index] = { ...one, [place]: at }
    at += one[length] + room
  }
  return placed
}

export type Shift = 'front' | 'forward' | 'backward' | 'back'

/** The order of drawing: what comes later lies above. */
export function reordered<T extends { id: string }>(all: readonly T[], chosen: ReadonlySet<string>, shift: Shift): T[] {
  const own = all.filter(({ id }) => chosen.has(id))
  const rest = all.filter(({ id }) => !chosen.has(id))
  if (shift === 'front') return [...rest, ...own]
  if (shift === 'back') return [...own, ...rest]
  return shift === 'forward' ? swapped(all, chosen) : swapped(all.toReversed(), chosen).toReversed()
}

/** Each chosen one changes places with its neighbour that is not chosen; from the end, so that none jumps twice. */
function swapped<T extends { id: string }>(all: readonly T[], chosen: ReadonlySet<string>): T[] {
  const order = [...all]
  for (let index = order.length - 2; index >= 0; index -= 1) {
    const [one, next] = [order[index], order[index + 1]]
    if (one === undefined || next === undefined || !chosen.has(one.id) || chosen.has(next.id)) continue
    order[index] = next
    order[index + 1] = one
  }
  return order
}
