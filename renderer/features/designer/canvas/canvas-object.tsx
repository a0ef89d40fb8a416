import type { KeyboardEvent, PointerEvent } from 'react'
import type { LabelObject } from '../../../../main/records/label-document.ts'
import { boundsOf } from '../design/bounds.ts'
import { contentOf, KIND_WORDS, nameOf } from '../design/object-words.ts'
import styles from './label-canvas.module.css'

interface CanvasObjectProps {
  object: LabelObject
  isChosen: boolean
  /** There is no picture of the label yet: it says itself what it will show. */
  isBare: boolean
  fault: { isGrave: boolean; message: string } | null
  scale: number
  onPress: (event: PointerEvent) => void
  onKey: (event: KeyboardEvent) => void
  onOpen: () => void
}

/** Thin lines are as easy to catch as anything else. */
const CATCH_PIXELS = 10

/** One object of the label: where it lies, in the order of tabs, with its name. */
export function CanvasObject({ object, isChosen, isBare, fault, scale, onPress, onKey, onOpen }: CanvasObjectProps) {
  const { xMm, yMm, widthMm, heightMm } = boundsOf(object)
  const [growX, growY] = [widthMm, heightMm].map((mm) => Math.max(0, (CATCH_PIXELS / scale - mm) / 2)) as [
    number,
    number,
  ]
  const isGrave = fault?.isGrave === true
  const isEmptyImage = object.kind === 'image' && object.source === ''
  const letters = Math.min(heightMm * 0.8, 14 / scale)
  return (
    <g
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      aria-label={`${nameOf(object)}, ${xMm} mm across, ${yMm} mm down, ${widthMm} x ${heightMm} mm${object.isLocked ? ', locked' : ''}${fault === null ? '' : `. ${isGrave ? 'Not drawn: ' : ''}${fault.message}`}`}
      className={styles['object']}
      data-chosen={isChosen}
      data-locked={object.isLocked}
      data-fault={fault === null ? undefined : fault.isGrave ? 'grave' : 'note'}
      data-object={object.id}
      onPointerDown={onPress}
      onDoubleClick={onOpen}
      onKeyDown={onKey}
    >
      {fault !== null && <title>{fault.message}</title>}
      <rect
        className={styles['catch']}
        x={xMm - growX}
        y={yMm - growY}
        width={widthMm + 2 * growX}
        height={heightMm + 2 * growY}
        vectorEffect="non-scaling-stroke"
      />
      {(isBare || isEmptyImage || isGrave) && letters > 0 && (
        <text
          className={styles['words']}
          data-grave={isGrave}
          x={xMm + widthMm / 2}
          y={yMm + heightMm / 2}
          fontSize={letters}
          aria-hidden="true"
        >
          {isGrave ? 'Not drawn' : isEmptyImage ? 'Image' : contentOf(object) || KIND_WORDS[object.kind]}
        </text>
      )}
    </g>
  )
}
