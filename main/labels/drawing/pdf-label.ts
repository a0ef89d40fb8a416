import type {
  BarcodeStep,
  BitmapStep,
  BoxStep,
  DrawStep,
  EllipseStep,
  Rotation,
  TextStep,
} from '@scanbench/plugin/machine'
import type { LettersPicture } from './laid-out.ts'
import { pageWords } from './page-letters.ts'
import { upright } from './sheet.ts'
import { fontFilesFor } from './raster/font-files.ts'
import { writePng } from './raster/png.ts'
import { symbolAreas } from './symbol-area.ts'
import { textWidthDots } from './text-width.ts'

/** The part of a PDFKit document that a label is drawn with. */
export type Page = Pick<
  PDFKit.PDFDocument,
  | 'save'
  | 'restore'
  | 'scale'
  | 'translate'
  | 'rotate'
  | 'rect'
  | 'ellipse'
  | 'fill'
  | 'stroke'
  | 'lineWidth'
  | 'fillColor'
  | 'font'
  | 'fontSize'
  | 'text'
  | 'image'
  | 'widthOfString'
>

const POINTS_PER_INCH = 72
const MM_PER_INCH = 25.4
/** Of the height of a line: where the letters stand, as in the preview. */
const BASE_LINE = 0.75
const FONT_SIZE = 1.0
const ALIGN = { left: 0, center: 0.5, right: 1 } as const

interface Extent {
  widthDots: number
  heightDots: number
}

/** A label for a page: letters that a printer gets as dots may be text there. */
export interface PageLabel {
  dotsPerMm: number
  steps: PageStep[]
}

export type PageStep = DrawStep | LettersPicture

type Kinds = {
  [Kind in PageStep['kind']]: (page: Page, step: Extract<PageStep, { kind: Kind }>, dotsPerMm: number) => void
}

const KINDS: Kinds = {
  letters: drawLetters,
  text: drawText,
  box: drawBox,
  barcode: drawBarcode,
  ellipse: drawEllipse,
  bitmap: drawBitmap,
}

/** The same steps that a printer gets, in lines instead of dots. */
export function drawOnPage(page: Page, { dotsPerMm, steps }: PageLabel): void {
  page.save().scale(POINTS_PER_INCH / MM_PER_INCH / dotsPerMm)
  page.fillColor('black')
  for (const step of steps) drawStep(page, step, dotsPerMm)
  page.restore()
}

function drawStep(page: Page, step: PageStep, dotsPerMm: number): void {
  const draw = KINDS[step.kind] as (page: Page, step: PageStep, dotsPerMm: number) => void
  draw(page, step, dotsPerMm)
}

function drawText(page: Page, step: TextStep): void {
  page.save().translate(step.x, step.y)
  turn(page, step)
  step.text.split('\n').forEach((line, row) => {
    // The fonts are in the file, so that every letter is there wherever it is opened.
    const [font] = fontFilesFor(line, { isMono: false, isBold: true }).slice(-1)
    if (font === undefined) return
    page.font(font.path).fontSize(step.fontHeightDots * FONT_SIZE)
    const wanted = textWidthDots(line, step.fontWidthDots)
    const natural = page.widthOfString(line)
    if (natural === 0 || wanted === 0) return
    const x = (step.widthDots - wanted) * ALIGN[step.align]
    // The letters are pressed to the width that they have on paper.
    page
      .save()
      .translate(x, (row + BASE_LINE) * step.fontHeightDots)
      .scale(wanted / natural, 1)
    page.text(line, 0, 0, { lineBreak: false, baseline: 'alphabetic' })
    page.restore()
  })
  page.restore()
}

function drawLetters(page: Page, picture: LettersPicture): void {
  const { words } = pageWords(picture, (path, size) => (text) => page.font(path).fontSize(size).widthOfString(text))
  const area = upright(picture, picture.rotation)
  page.save().translate(picture.x, picture.y)
  turnArea(page, picture.rotation, area)
  for (const { text, fontPath, size, x, y } of words)
    page.font(fontPath).fontSize(size).text(text, x, y, { lineBreak: false, baseline: 'alphabetic' })
  page.restore()
}

function turn(page: Page, { rotation, widthDots, lines, fontHeightDots }: TextStep): void {
  turnArea(page, rotation, { widthDots, heightDots: lines * fontHeightDots })
}

/** Around the corner that is the upper left one afterwards. */
function turnArea(page: Page, rotation: Rotation, { widthDots, heightDots: across }: Extent): void {
  if (rotation === 90) page.translate(across, 0)
  else if (rotation === 180) page.translate(widthDots, across)
  else if (rotation === 270) page.translate(0, widthDots)
  if (rotation !== 0) page.rotate(rotation)
}

function drawBox(page: Page, { x, y, widthDots, heightDots, thicknessDots }: BoxStep): void {
  const isFilled = thicknessDots * 2 >= Math.min(widthDots, heightDots)
  page.rect(x, y, widthDots, heightDots)
  if (!isFilled)
    page.rect(x + thicknessDots, y + thicknessDots, widthDots - 2 * thicknessDots, heightDots - 2 * thicknessDots)
  page.fill('even-odd')
}

function drawEllipse(page: Page, { x, y, widthDots, heightDots, thicknessDots }: EllipseStep): void {
  const isFilled = thicknessDots * 2 >= Math.min(widthDots, heightDots)
  const inset = isFilled ? 0 : thicknessDots / 2
  page.ellipse(x + widthDots / 2, y + heightDots / 2, widthDots / 2 - inset, heightDots / 2 - inset)
  if (isFilled) page.fill()
  else page.lineWidth(thicknessDots).stroke()
}

function drawBitmap(page: Page, step: BitmapStep, dotsPerMm: number): void {
  const { x, y, widthDots: width, heightDots: height } = step
  page.image(Buffer.from(writePng(step, dotsPerMm)), x, y, { width, height })
}

function drawBarcode(page: Page, step: BarcodeStep): void {
  for (const { x, y, widthDots, heightDots } of symbolAreas(step)) page.rect(x, y, widthDots, heightDots)
  page.fill('even-odd')
}
