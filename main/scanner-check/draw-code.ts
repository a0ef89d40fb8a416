import bwip from 'bwip-js'
import { withControlCharacters } from '../machines/connections/control-names.ts'

const MODULE = 2
const BAR_HEIGHT_MM = 14
const QUIET_MODULES = 10

/** Black on white with room around it, as SVG. */
export function drawCode(symbology: string, text: string): string {
  return draw({ symbology, text, parsefnc: false })
}

/** The same as manuals write it, control characters and FNC by name: `<FNC3>`. */
export function drawSetupCode(symbology: string, code: string): string {
  // For the library a function character is `^FNC3`, and a caret `^^`.
  const marked = code.replaceAll('^', '^^').replaceAll(/<FNC([1-4])>/g, '^FNC$1')
  return draw({ symbology, text: withControlCharacters(marked), parsefnc: true })
}

const MATRICES: ReadonlySet<string> = new Set(['datamatrix', 'qrcode'])

function draw({ symbology, text, parsefnc }: { symbology: string; text: string; parsefnc: boolean }): string {
  const isMatrix = MATRICES.has(symbology)
  const svg = bwip.toSVG({
    bcid: symbology,
    text,
    parsefnc,
    scale: isMatrix ? 2 * MODULE : MODULE,
    ...(isMatrix ? {} : { height: BAR_HEIGHT_MM }),
    paddingwidth: QUIET_MODULES,
    paddingheight: QUIET_MODULES,
    backgroundcolor: 'FFFFFF',
  })
  // Without a size of its own a page stretches it, and bars lose their widths.
  return svg.replace(/viewBox="0 0 (\d+) (\d+)"/, 'width="$1" height="$2" $&')
}
