import type { BoxStep } from '@scanbench/plugin/machine'

export interface Bar {
  x: number
  y: number
  widthDots: number
  heightDots: number
}

/** A box as black bars: where the frame of a printer's own box command lies differs by a dot from maker to maker. */
export function barsOf({ x, y, widthDots, heightDots, thicknessDots: thickness }: BoxStep): Bar[] {
  if (thickness * 2 >= Math.min(widthDots, heightDots)) return [{ x, y, widthDots, heightDots }]
  const inner = heightDots - 2 * thickness
  return [
    { x, y, widthDots, heightDots: thickness },
    { x, y: y + heightDots - thickness, widthDots, heightDots: thickness },
    { x, y: y + thickness, widthDots: thickness, heightDots: inner },
    { x: x + widthDots - thickness, y: y + thickness, widthDots: thickness, heightDots: inner },
  ]
}

/** The box that a bar is. */
export function boxOfBar({ x, y, widthDots, heightDots }: Bar): BoxStep {
  return { kind: 'box', x, y, widthDots, heightDots, thicknessDots: Math.min(widthDots, heightDots) }
}
