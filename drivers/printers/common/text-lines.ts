import type { TextStep } from '@scanbench/plugin/machine'
import { lineWidthDots } from '../../protocols/triumvirate.ts'

/**
 * The lines of a text at the places where printers without text blocks set them, each from its left and as wide as it is
 * measured. Lines are as high as their letters.
 */
export function linesOfText(step: TextStep): TextStep[] {
  const { x, y, rotation, widthDots, fontWidthDots, fontHeightDots } = step
  return step.text.split('\n').flatMap((text, index) => {
    if (text === '') return []
    const width = lineWidthDots(text, fontWidthDots) ?? 0
    const before = Math.floor((widthDots - width) * SHARE_BEFORE[step.align])
    const behind = widthDots - width - before
    const places = {
      0: [x + before, y + index * fontHeightDots],
      90: [x, y + before],
      180: [x + behind, y],
      270: [x, y + behind],
    } as const
    const [lineX, lineY] = places[rotation]
    return [{ ...step, x: lineX, y: lineY, widthDots: width, lines: 1, align: 'left' as const, text }]
  })
}

const SHARE_BEFORE = { left: 0, center: 0.5, right: 1 } as const

/** Why these lines cannot be set so; null when they can. */
export function refuseLines(step: TextStep, maker: string): string | null {
  const lines = step.text.split('\n')
  const widths = lines.map((line) => lineWidthDots(line, step.fontWidthDots))
  if (widths.includes(null)) return `The letters of ${maker} printers end with ASCII`
  if (lines.length > step.lines || widths.some((width) => width !== null && width > step.widthDots))
    return `${maker} printers do not break lines`
  // Where the lines of a turned block lie depends on how many it has room for.
  return step.rotation !== 0 && step.lines > 1 ? `${maker} printers do not turn text of several lines` : null
}
