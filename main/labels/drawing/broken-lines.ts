import type { DrawnLabel, DrawStep, TextStep } from '@scanbench/plugin/machine'
import { textWidthDots } from './text-width.ts'

/**
 * The lines of a block of text (`^FB`) as a printer breaks them by itself: between words, and within a word that no line holds.
 * What is drawn from a design is broken already and comes back as it is.
 */
export function brokenLines({
  text,
  widthDots,
  fontWidthDots,
}: Pick<TextStep, 'text' | 'widthDots' | 'fontWidthDots'>) {
  const fits = (line: string): boolean => textWidthDots(line, fontWidthDots) <= widthDots
  return text.split('\n').flatMap((line) => linesOf(line, fits))
}

function linesOf(text: string, fits: (line: string) => boolean): string[] {
  if (fits(text)) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((one) => piecesOf(one, fits))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && !fits(longer)) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

/** A word in pieces that fit into a line, one letter at least. */
function piecesOf(word: string, fits: (line: string) => boolean): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece]
}

/** The label with the blocks of hand-written commands in lines. What has no line left is printed over the last one. */
export function withBrokenLines(label: DrawnLabel): DrawnLabel {
  return {
    ...label,
    steps: label.steps.flatMap<DrawStep>((step) => (step.kind === 'text' && isBlock(step) ? broken(step) : [step])),
  }
}

/** Of one line printers break nothing: it runs on over the edge. */
export function isBlock({ lines }: Pick<TextStep, 'lines'>): boolean {
  return lines > 1
}

function broken(step: TextStep): TextStep[] {
  const lines = brokenLines(step)
  const over = lines.slice(step.lines).map((line) => '\n'.repeat(step.lines - 1) + line)
  return [lines.slice(0, step.lines).join('\n'), ...over].map((text) => ({ ...step, text }))
}
