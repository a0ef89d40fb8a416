import { useId } from 'react'
import type { DraftPicture } from '../../../client/label-designs.ts'
import styles from './label-canvas.module.css'

interface UnreachedProps {
  margins: NonNullable<DraftPicture['unreached']>
  widthMm: number
  heightMm: number
  /** Pixels for a millimetre. */
  scale: number
}

const HATCH_PX = 7
const LETTERS_PX = 11
const HALO_PX = 3

/** The white that the printer leaves at the edges, whatever lies there. */
export function Unreached({ margins, widthMm, heightMm, scale }: UnreachedProps) {
  const hatch = useId()
  const { left_mm: left, top_mm: top, right_mm: right, bottom_mm: bottom } = margins
  const between = Math.max(0, heightMm - top - bottom)
  const areas = [
    { side: 'top', x: 0, y: 0, width: widthMm, height: Math.min(top, heightMm) },
    { side: 'bottom', x: 0, y: Math.max(0, heightMm - bottom), width: widthMm, height: Math.min(bottom, heightMm) },
    { side: 'left', x: 0, y: top, width: Math.min(left, widthMm), height: between },
    { side: 'right', x: Math.max(0, widthMm - right), y: top, width: Math.min(right, widthMm), height: between },
  ].filter(({ width, height }) => width > 0 && height > 0)
  const named = areas.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]
  const step = HATCH_PX / scale
  return (
    <g className={styles['unreached']}>
      <pattern id={hatch} width={step} height={step} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line y2={step} strokeWidth={step / 2.5} />
      </pattern>
      {areas.map(({ side, ...area }) => (
        <rect key={side} {...area} fill={`url(#${hatch})`} />
      ))}
      {named !== undefined && <Words area={named} scale={scale} />}
    </g>
  )
}

function Words({ area, scale }: { area: { x: number; y: number; width: number; height: number }; scale: number }) {
  const [x, y] = [area.x + area.width / 2, area.y + area.height / 2]
  // In an area that is thinner than letters they would hide what lies beside it.
  if (Math.min(area.width, area.height) * scale < LETTERS_PX) return null
  return (
    <text
      x={x}
      y={y}
      fontSize={LETTERS_PX / scale}
      strokeWidth={HALO_PX / scale}
      transform={area.height > area.width ? `rotate(-90 ${x} ${y})` : undefined}
    >
      cannot print here
    </text>
  )
}
