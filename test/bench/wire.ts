import type { DrawnLabel } from '@scanbench/plugin/machine'
import { bitmapStep } from '../../drivers/printers/shared/label-raster.ts'
import { Rasterizer } from '../../main/labels/drawing/raster/rasterizer.ts'
import { ZlibZplPrinterDriver } from '../../plugins/builtin/zpl-printers.ts'
import { SHELF_LABEL } from '../support/shelf-label.ts'

/** A label at 9600 baud then takes a second. */
const NATIVE_GOAL = 1000
const SMALLER_GOAL = 10
/** As printers of Zebra take pictures; emulations of their language get runs, and no goal. */
const COMPRESSED = { GRAPHICS: 'zlib' }

interface Figure {
  what: string
  value: string
  goal: string
  isMet: boolean
}

/** How much goes over the line for one shelf label in ZPL. */
export async function measureWire(): Promise<Figure[]> {
  const driver = new ZlibZplPrinterDriver()
  const rasterizer = await Rasterizer.open()
  const raster = rasterizer.label(SHELF_LABEL)
  const dots: DrawnLabel = { ...SHELF_LABEL, steps: [bitmapStep(raster, 0, 0)] }
  const plain = raster.bits.length * 2
  const native = (settings: Record<string, unknown>): number => driver.encode(SHELF_LABEL, settings).length
  const smaller = (what: string, settings: Record<string, unknown>): Figure => {
    const bytes = driver.encode(dots, settings).length
    const times = plain / bytes
    return {
      what: `bytes of the shelf label in ZPL, ${what}`,
      value: `${bytes}, ${times.toFixed(1)} x smaller than ${plain} of plain hexadecimal`,
      goal: `>= ${SMALLER_GOAL} x`,
      isMet: times >= SMALLER_GOAL,
    }
  }
  const what = 'bytes of the shelf label in ZPL, commands of the printer and a logo'
  const compressed = native(COMPRESSED)
  return [
    { what, value: String(native({})), goal: '-', isMet: true },
    {
      what: `${what}, compressed`,
      value: String(compressed),
      goal: `< ${NATIVE_GOAL}`,
      isMet: compressed < NATIVE_GOAL,
    },
    { ...smaller('all dots', {}), goal: '-', isMet: true },
    smaller('all dots, compressed', COMPRESSED),
  ]
}
