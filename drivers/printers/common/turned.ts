import type { Rotation } from '@scanbench/plugin/machine'

interface Place {
  x: number
  y: number
}

/** Along the line of text, and across it. */
interface Extent {
  along: number
  across: number
}

/**
 * Printers turn things around the upper left corner that they had before; labels say where the corner is after it.
 * From the corner on the label to the point that the printer turns around.
 */
export function pivotOf({ x, y }: Place, rotation: Rotation, { along, across }: Extent): Place {
  const { right, down } = SHIFTS[rotation](along, across)
  return { x: x + right, y: y + down }
}

/** The way back. */
export function cornerOf({ x, y }: Place, rotation: Rotation, { along, across }: Extent): Place {
  const { right, down } = SHIFTS[rotation](along, across)
  return { x: x - right, y: y - down }
}

/** From the corner of a turned box to the point at (along, across) inside it, as its text runs. */
export function pointInside({ x, y }: Place, rotation: Rotation, box: Extent, point: Extent): Place {
  const pivot = pivotOf({ x, y }, rotation, box)
  const { right, down } = STEPS[rotation](point)
  return { x: pivot.x + right, y: pivot.y + down }
}

const SHIFTS: Readonly<Record<Rotation, (along: number, across: number) => { right: number; down: number }>> = {
  0: () => ({ right: 0, down: 0 }),
  90: (_along, across) => ({ right: across, down: 0 }),
  180: (along, across) => ({ right: along, down: across }),
  270: (along) => ({ right: 0, down: along }),
}

const STEPS: Readonly<Record<Rotation, (point: Extent) => { right: number; down: number }>> = {
  0: ({ along, across }) => ({ right: along, down: across }),
  90: ({ along, across }) => ({ right: -across, down: along }),
  180: ({ along, across }) => ({ right: -along, down: -across }),
  270: ({ along, across }) => ({ right: across, down: -along }),
}
