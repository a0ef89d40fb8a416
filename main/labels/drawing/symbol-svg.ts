import type { CodeSymbol } from './code-symbol.ts'

export interface SymbolSize {
  moduleMm: number
  /** Of bars; null for codes of dots, whose height follows from their modules. */
  heightMm: number | null
  /** White modules around the code; bars have them at their sides. */
  quietZone: number
}

/** A code as a picture of exact size: one path, black on white. */
export function symbolSvg({ widthModules, heightModules, rectangles }: CodeSymbol, size: SymbolSize): string {
  const { moduleMm, heightMm, quietZone } = size
  const wide = widthModules + 2 * quietZone
  const tall = heightMm === null ? heightModules + 2 * quietZone : rounded(heightMm / moduleMm)
  const top = heightMm === null ? quietZone : 0
  const stroke = heightMm === null ? 1 : tall
  const path = rectangles
    .map(({ x, y, width }) => `M${x + quietZone} ${y + top}h${width}v${stroke}h-${width}z`)
    .join('')
  const box = `width="${rounded(wide * moduleMm)}mm" height="${rounded(tall * moduleMm)}mm" viewBox="0 0 ${wide} ${tall}"`
  const paper = `<path fill="#fff" d="M0 0h${wide}v${tall}h-${wide}z"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} shape-rendering="crispEdges">${paper}<path d="${path}"/></svg>`
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
