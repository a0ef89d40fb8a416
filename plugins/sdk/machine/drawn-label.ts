/** A label in the printer's dots: what encoders take and decoders give back. One dot = 1 / dotsPerMm. @since 1.0 */
export interface DrawnLabel {
  widthDots: number
  heightDots: number
  dotsPerMm: number
  steps: DrawStep[]
}

/** One thing on a label. @since 1.0 */
export type DrawStep = TextStep | BarcodeStep | BoxStep

/** Text in a box; the upper left corner of the box is at (x, y). @since 1.0 */
export interface TextStep {
  kind: 'text'
  x: number
  y: number
  widthDots: number
  /** Height of a line of text, and its character width; equal means the font's own proportion. */
  fontHeightDots: number
  fontWidthDots: number
  lines: number
  align: 'left' | 'center' | 'right'
  text: string
}

/** A code; its upper left corner is at (x, y). @since 1.0 */
export interface BarcodeStep {
  kind: 'barcode'
  symbology: 'qr' | 'code128' | 'datamatrix'
  x: number
  y: number
  moduleDots: number
  /** Height of the bars; 0 for square codes. */
  heightDots: number
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
