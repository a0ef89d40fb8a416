import type { PointerEvent } from 'react'
import type { Bounds } from '../design/bounds.ts'
import styles from './label-canvas.module.css'
import type { Handle } from './use-canvas-drag.ts'

interface HandlesProps {
  bounds: Bounds
  scale: number
  onPull: (event: PointerEvent, handle: Handle) => void
}

const SIDES = [-1, 0, 1] as const
const HANDLES: readonly Handle[] = SIDES.flatMap((x) => SIDES.map((y) => ({ x, y }))).filter(
  ({ x, y }) => x !== 0 || y !== 0,
)
const HANDLE_PIXELS = 9

/** For pointers; keys and numbers do the same. */
export function Handles({ bounds, scale, onPull }: HandlesProps) {
  const side = HANDLE_PIXELS / scale
  const at = (start: number, length: number, where: -1 | 0 | 1): number => start + (length * (where + 1)) / 2 - side / 2
  return (
    <g aria-hidden="true">
      {HANDLES.map((handle) => (
        <rect
          key={`${handle.x} ${handle.y}`}
          className={styles['handle']}
          data-handle={`${handle.x} ${handle.y}`}
          x={at(bounds.xMm, bounds.widthMm, handle.x)}
          y={at(bounds.yMm, bounds.heightMm, handle.y)}
          width={side}
          height={side}
          vectorEffect="non-scaling-stroke"
          onPointerDown={(event) => {
            event.stopPropagation()
            onPull(event, handle)
          }}
        />
      ))}
    </g>
  )
}
