import type { ReactNode } from 'react'
import { type ResultKind, RESULTS } from './results.ts'

type Shape = (typeof RESULTS)[ResultKind]['shape']

const SHAPES: Record<Shape, ReactNode> = {
  ring: <circle cx="12" cy="12" r="9" strokeDasharray="6 4" />,
  tick: (
    <>
      <circle cx="12" cy="12" r="9.5" />
      <path d="m7.5 12.5 3 3 6-6.5" />
    </>
  ),
  'two ticks': <path d="m2.5 13 4 4 8-9m-3.5 8 1 1 8.5-9" />,
  triangle: (
    <>
      <path d="M12 3 22 20.5H2Z" />
      <path d="M12 10v5m0 2.6v.3" />
    </>
  ),
  octagon: (
    <>
      <path d="M8.3 2.5h7.400l5.800 5.800v7.400l-5.800 5.800H8.3l-5.800-5.800V8.3Z" />
      <path d="m8.5 8.5 7 7m0-7-7 7" />
    </>
  ),
  square: (
    <>
      <rect x="3" y="3" width="18" height="18" rx="1" />
      <path d="M12 11v6M12 7v.3" />
    </>
  ),
  circle: <circle cx="12" cy="12" r="8" />,
  hatching: (
    <>
      <rect x="3" y="3" width="18" height="18" rx="1" />
      <path d="m3 12 9-9M3 21 21 3m-9 18 9-9" />
    </>
  ),
}

/** The shape of a result; the word beside it names it. */
export function ResultShape({ kind, size = '1.15em' }: { kind: ResultKind; size?: string | number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      {SHAPES[RESULTS[kind].shape]}
    </svg>
  )
}
