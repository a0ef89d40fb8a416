import type {
  BarcodeStep,
  BitmapStep,
  BoxStep,
  DrawnLabel,
  DrawStep,
  EllipseStep,
  TextStep,
} from '@scanbench/plugin/machine'
import { writePng } from './raster/png.ts'
import { symbolAreas } from './symbol-area.ts'
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

type Kinds = { [Kind in DrawStep['kind']]: (step: Extract<DrawStep, { kind: Kind }>) => string }

const KINDS: Kinds = { text: drawText, barcode: drawBarcode, box: drawBox, ellipse: drawEllipse, bitmap: drawBitmap }

function drawStep(step: DrawStep): string {
  const draw = KINDS[step.kind] as (step: DrawStep) => string
  return draw(step)
}

const ANCHORS = { left: ['start', 0], center: ['middle', 0.5], right: ['end', 1] } as const
/** Of the height of a line: where the font's letters stand. */
const BASE_LINE = 0.75
/** So that capitals of the font in the window are as high as on paper. */
const FONT_SIZE = 1.03
const FAMILY = "'Arial Narrow','Liberation Sans Narrow','Helvetica Neue',Arial,sans-serif"

function drawText(step: TextStep): string {
  const [anchor, share] = ANCHORS[step.align]
  const corner = step.rotation === 0 ? step : { x: 0, y: 0 }
  const x = corner.x + step.widthDots * share
  const rows = step.text.split('\n').map((line, row) => {
    const y = corner.y + Math.round((row + BASE_LINE) * step.fontHeightDots)
    // The window has another font than the printer: its letters are pressed to the width on paper.
    const length = textWidthDots(line, step.fontWidthDots)
    const fit = length === 0 ? '' : ` textLength="${length}" lengthAdjust="spacingAndGlyphs"`
    return `<text x="${x}" y="${y}"${fit}>${escapeXml(line)}</text>`
  })
  const font = `font-family="${FAMILY}" font-weight="700" font-size="${Math.round(step.fontHeightDots * FONT_SIZE)}"`
  return `<g ${transform(step)}${font} text-anchor="${anchor}" xml:space="preserve">${rows.join('')}</g>`
}

function drawBox({ x, y, widthDots, heightDots, thicknessDots }: BoxStep): string {
  if (thicknessDots * 2 >= Math.min(widthDots, heightDots))
    return `<rect x="${x}" y="${y}" width="${widthDots}" height="${heightDots}"/>`
  const half = thicknessDots / 2
  const inner = `width="${widthDots - thicknessDots}" height="${heightDots - thicknessDots}"`
  return `<rect x="${x + half}" y="${y + half}" ${inner} fill="none" stroke="#000" stroke-width="${thicknessDots}"/>`
}

/** Moves something upright to its place, turned around the corner that is the upper left one afterwards. */
function transform({ x, y, rotation, widthDots, lines, fontHeightDots }: TextStep): string {
  if (rotation === 0) return ''
  const across = lines * fontHeightDots
  const [right, down] = { 90: [across, 0], 180: [widthDots, across], 270: [0, widthDots] }[rotation]
  return `transform="translate(${x + (right ?? 0)} ${y + (down ?? 0)}) rotate(${rotation})" `
}

function drawEllipse({ x, y, widthDots, heightDots, thicknessDots }: EllipseStep): string {
  const isFilled = thicknessDots * 2 >= Math.min(widthDots, heightDots)
  const inset = isFilled ? 0 : thicknessDots / 2
  const radii = `rx="${widthDots / 2 - inset}" ry="${heightDots / 2 - inset}"`
  const stroke = isFilled ? '' : ` fill="none" stroke="#000" stroke-width="${thicknessDots}"`
  return `<ellipse cx="${x + widthDots / 2}" cy="${y + heightDots / 2}" ${radii}${stroke}/>`
}

function drawBitmap(step: BitmapStep): string {
  const { x, y, widthDots, heightDots } = step
  const png = Buffer.from(writePng(step, 8)).toString('base64')
  // Multiplied, as paper that is black already stays black.
  const style = 'style="image-rendering:pixelated;mix-blend-mode:multiply"'
  return `<image x="${x}" y="${y}" width="${widthDots}" height="${heightDots}" ${style} href="data:image/png;base64,${png}"/>`
}

function drawBarcode(step: BarcodeStep): string {
  const path = symbolAreas(step)
    .map(({ x, y, widthDots, heightDots }) => `M${x} ${y}h${widthDots}v${heightDots}h-${widthDots}z`)
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
