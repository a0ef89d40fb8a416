/** A label in the printer's dots: what encoders take and decoders give back. One dot = 1 / dotsPerMm. @since 1.0 */
export interface DrawnLabel {
  widthDots: number
  heightDots: number
  dotsPerMm: number
  steps: DrawStep[]
}

/** One thing on a label. @since 1.0 */
export type DrawStep = TextStep | BarcodeStep | BoxStep | EllipseStep | BitmapStep

/** Degrees clockwise. @since 1.0 */
export type Rotation = 0 | 90 | 180 | 270

/**
 * Text in a font that the printer has; the upper left corner of the box, as it lies on the label after turning, is at (x, y).
 * @since 1.0
 */
export interface TextStep {
  kind: 'text'
  x: number
  y: number
  rotation: Rotation
  /** Width of the box along the line of text. */
  widthDots: number
  /** Height of a line of text, and its character width; equal means the font's own proportion. */
  fontHeightDots: number
  fontWidthDots: number
  lines: number
  align: 'left' | 'center' | 'right'
  text: string
}

/** The codes that labels carry. @since 1.0 */
export type Symbology =
  | 'code128'
  | 'gs1-128'
  | 'code39'
  | 'ean13'
  | 'ean8'
  | 'upca'
  | 'upce'
  | 'itf14'
  | 'qr'
  | 'gs1-qr'
  | 'datamatrix'
  | 'gs1-datamatrix'
  | 'pdf417'
  | 'aztec'

/** A code without its quiet zone; its upper left corner, as it lies on the label after turning, is at (x, y). @since 1.0 */
export interface BarcodeStep {
  kind: 'barcode'
  symbology: Symbology
  x: number
  y: number
  rotation: Rotation
  moduleDots: number
  /** Height of the bars, of one row for PDF417; 0 for square codes. */
  heightDots: number
  /** Error correction of QR; null for all others. */
  errorCorrection: 'L' | 'M' | 'Q' | 'H' | null
  /** GS1 codes: the element string without brackets, GS (0x1D) where a separator is needed, no FNC1 at the beginning. */
  data: string
}

/** A filled line or an outlined box. `thicknessDots` as large as the smaller side fills it. @since 1.0 */
export interface BoxStep {
  kind: 'box'
  x: number
  y: number
  widthDots: number
  heightDots: number
  thicknessDots: number
}

/** An outlined ellipse in its box. `thicknessDots` as large as half the smaller side fills it. @since 1.0 */
export interface EllipseStep {
  kind: 'ellipse'
  x: number
  y: number
  widthDots: number
  heightDots: number
  thicknessDots: number
}

/** Dots. Rows from the top, each padded to whole bytes with 0; 1 is black, the first dot is the highest bit. @since 1.0 */
export interface BitmapStep {
  kind: 'bitmap'
  x: number
  y: number
  widthDots: number
  heightDots: number
  /** ceil(widthDots / 8) * heightDots bytes. */
  bits: Uint8Array
}
