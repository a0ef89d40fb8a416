import type { BarcodeStep, BoxStep, DrawnLabel, DrawStep, TextStep } from '@scanbench/plugin/machine'
import { symbolOf } from './symbol.ts'
import { textWidthDots } from './text-width.ts'

/** A label as a picture in true size, one unit of the drawing for each dot of the printer. */
export function labelSvg(label: DrawnLabel): string {
  const { widthDots, heightDots, dotsPerMm } = label
  const size = `width="${millimetres(widthDots, dotsPerMm)}mm" height="${millimetres(heightDots, dotsPerMm)}mm"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${widthDots} ${heightDots}" shape-rendering="crispEdges">`,
    `<rect width="${widthDots}" height="${heightDots}" fill="#fff"/>`,
    ...label.steps.map(drawStep),
    '</svg>',
  ].join('')
}

function millimetres(dots: number, dotsPerMm: number): number {
  return Math.round((dots / dotsPerMm) * 100) / 100
}

function drawStep(step: DrawStep): string {
  if (step.kind === 'text') return drawText(step)
  if (step.kind === 'box') return drawBox(step)
  return step.kind === 'barcode' ? drawBarcode(step) : ''
}

const ANCHORS = { left: ['start', 0], center: ['middle', 0.5], right: ['end', 1] } as const
/** Of the height of a line: where the font's letters stand. */
const BASE_LINE = 0.75
/** So that capitals of the font in the window are as high as on paper. */
const FONT_SIZE = 1.03
const FAMILY = "'Arial Narrow','Liberation Sans Narrow','Helvetica Neue',Arial,sans-serif"

function drawText(step: TextStep): string {
  const [anchor, share] = ANCHORS[step.align]
  const x = step.x + step.widthDots * share
  const rows = step.text.split('\n').map((line, row) => {
    const y = step.y + Math.round((row + BASE_LINE) * step.fontHeightDots)
    // The window has another font than the printer: its letters are pressed to the width on paper.
    const length = textWidthDots(line, step.fontWidthDots)
    const fit = length === 0 ? '' : ` textLength="${length}" lengthAdjust="spacingAndGlyphs"`
    return `<text x="${x}" y="${y}"${fit}>${escapeXml(line)}</text>`
  })
  const font = `font-family="${FAMILY}" font-weight="700" font-size="${Math.round(step.fontHeightDots * FONT_SIZE)}"`
  return `<g ${font} text-anchor="${anchor}" xml:space="preserve">${rows.join('')}</g>`
}

function drawBox({ x, y, widthDots, heightDots, thicknessDots }: BoxStep): string {
  if (thicknessDots * 2 >= Math.min(widthDots, heightDots))
    return `<rect x="${x}" y="${y}" width="${widthDots}" height="${heightDots}"/>`
  const half = thicknessDots / 2
  const inner = `width="${widthDots - thicknessDots}" height="${heightDots - thicknessDots}"`
  return `<rect x="${x + half}" y="${y + half}" ${inner} fill="none" stroke="#000" stroke-width="${thicknessDots}"/>`
}

function drawBarcode(step: BarcodeStep): string {
  const { moduleDots } = step
  const height = step.symbology === 'code128' ? step.heightDots : moduleDots
  const path = symbolOf(step.symbology, step.data)
    .rectangles.map(({ x, y, width }) => {
      const across = width * moduleDots
      return `M${step.x + x * moduleDots} ${step.y + y * moduleDots}h${across}v${height}h-${across}z`
    })
    .join('')
  return `<path d="${path}"/>`
}

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML has no control characters at all, escaped or not. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/[&<>"]/g, (character) => XML[character] ?? '')
}
