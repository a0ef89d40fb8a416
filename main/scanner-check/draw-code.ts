import bwip from 'bwip-js'

const MODULE = 2
const BAR_HEIGHT_MM = 14
const QUIET_MODULES = 10

/** Black on white with room around it, as SVG. */
export function drawCode(symbology: string, text: string): string {
  const isMatrix = symbology === 'datamatrix'
  const svg = bwip.toSVG({
    bcid: symbology,
    text,
    scale: isMatrix ? 2 * MODULE : MODULE,
    ...(isMatrix ? {} : { height: BAR_HEIGHT_MM }),
    paddingwidth: QUIET_MODULES,
    paddingheight: QUIET_MODULES,
    backgroundcolor: 'FFFFFF',
  })
  // Without a size of its own a page stretches it, and bars lose their widths.
  return svg.replace(/viewBox="0 0 (\d+) (\d+)"/, 'width="$1" height="$2" $&')
}
