import { TEST_CODES, type TestCode } from '../../drivers/protocols/scanner-check.ts'

/** Draws a code as SVG; the name is that of the drawing library. */
export type DrawCode = (symbology: string, text: string) => string

const SYMBOLOGIES: Record<TestCode, string> = { signs: 'code128', gs1: 'gs1-128', long: 'datamatrix' }

export function checkPicture(code: TestCode, draw: DrawCode): string {
  return draw(SYMBOLOGIES[code], TEST_CODES[code])
}
