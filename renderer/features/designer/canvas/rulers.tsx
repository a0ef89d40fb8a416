import styles from './label-canvas.module.css'

interface RulersProps {
  widthMm: number
  heightMm: number
  /** Pixels for a millimetre. */
  scale: number
}

const LEAST_PIXELS = 26

/** Millimetres along the upper and the left edge. */
export function Rulers({ widthMm, heightMm, scale }: RulersProps) {
  const everyMm = [5, 10, 20, 50, 100, 200, 500].find((step) => step * scale >= LEAST_PIXELS) ?? 1000
  const pixel = 1 / scale
  const marks = (lengthMm: number) =>
    Array.from({ length: Math.floor(lengthMm / everyMm) + 1 }, (_, index) => index * everyMm)
  return (
    <g className={styles['ruler']} aria-hidden="true" fontSize={11 * pixel}>
      {marks(widthMm).map((mm) => (
        <g key={mm}>
          <line x1={mm} x2={mm} y1={-8 * pixel} y2={-2 * pixel} vectorEffect="non-scaling-stroke" />
          <text x={mm} y={-12 * pixel} textAnchor="middle">
            {mm}
          </text>
        </g>
      ))}
      {marks(heightMm).map((mm) => (
        <g key={mm}>
          <line y1={mm} y2={mm} x1={-8 * pixel} x2={-2 * pixel} vectorEffect="non-scaling-stroke" />
          <text x={-10 * pixel} y={mm + 4 * pixel} textAnchor="end">
            {mm}
          </text>
        </g>
      ))}
    </g>
  )
}
