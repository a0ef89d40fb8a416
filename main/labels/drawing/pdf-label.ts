import type { BarcodeStep, BoxStep, DrawnLabel, TextStep } from '@scanbench/plugin/machine'
import { symbolOf } from './symbol.ts'
import { textWidthDots } from './text-width.ts'

/** The part of a PDFKit document that a label is drawn with. */
export type Page = Pick<
  PDFKit.PDFDocument,
  | 'save'
  | 'restore'
  | 'scale'
  | 'translate'
  | 'rect'
  | 'fill'
  | 'fillColor'
  | 'font'
  | 'fontSize'
  | 'text'
  | 'widthOfString'
>

const POINTS_PER_INCH = 72
const MM_PER_INCH = 25.4
const FONT = 'Helvetica-Bold'
/** Of the height of a line: where the letters stand, as in the preview. */
const BASE_LINE = 0.75
const FONT_SIZE = 1.03
const ALIGN = { left: 0, center: 0.5, right: 1 } as const

/** The same steps that a printer gets, in lines instead of dots. */
export function drawOnPage(page: Page, { dotsPerMm, steps }: DrawnLabel): void {
  const scale = POINTS_PER_INCH / MM_PER_INCH / dotsPerMm
  page.save().scale(scale).fillColor('black')
  for (const step of steps) {
    if (step.kind === 'text') drawText(page, step)
    else if (step.kind === 'box') drawBox(page, step)
    else if (step.kind === 'barcode') drawBarcode(page, step)
  }
  page.restore()
}

function drawText(page: Page, step: TextStep): void {
  page.font(FONT).fontSize(step.fontHeightDots * FONT_SIZE)
  step.text.split('\n').forEach((line, row) => {
    const wanted = textWidthDots(line, step.fontWidthDots)
    const text = drawable(line)
    const natural = page.widthOfString(text)
    if (natural === 0 || wanted === 0) return
    const x = step.x + (step.widthDots - wanted) * ALIGN[step.align]
    const y = step.y + (row + BASE_LINE) * step.fontHeightDots
    // The letters are pressed to the width that they have on paper.
    page
      .save()
      .translate(x, y)
      .scale(wanted / natural, 1)
    page.text(text, 0, 0, { lineBreak: false, baseline: 'alphabetic' })
    page.restore()
  })
}

/** The standard fonts of PDF have the letters of Western Europe; what they lack is seen to be missing. */
function drawable(text: string): string {
  return Array.from(text.normalize('NFC'), (letter) => (DRAWABLE.test(letter) ? letter : '?')).join('')
}

const DRAWABLE = /^[\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]$/u

function drawBox(page: Page, { x, y, widthDots, heightDots, thicknessDots }: BoxStep): void {
  const isFilled = thicknessDots * 2 >= Math.min(widthDots, heightDots)
  page.rect(x, y, widthDots, heightDots)
  if (!isFilled)
    page.rect(x + thicknessDots, y + thicknessDots, widthDots - 2 * thicknessDots, heightDots - 2 * thicknessDots)
  page.fill('even-odd')
}

function drawBarcode(page: Page, step: BarcodeStep): void {
  const { moduleDots } = step
  const height = step.symbology === 'code128' ? step.heightDots : moduleDots
  for (const { x, y, width } of symbolOf(step.symbology, step.data).rectangles)
    page.rect(step.x + x * moduleDots, step.y + y * moduleDots, width * moduleDots, height)
  page.fill('even-odd')
}
