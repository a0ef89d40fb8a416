import type { BarcodeStep, DrawnLabel, Symbology } from '@scanbench/plugin/machine'
import { expandUpce } from '../../../drivers/protocols/retail-codes.ts'
import type { LaidOutLabel } from '../drawing/laid-out.ts'
import type { CodeRead } from '../drawing/raster/code-reader.ts'

/** A code of the label, and whether a reader finds it in the picture. */
export interface CheckedCode {
  /** Null for codes in hand-written commands. */
  object: string | null
  symbology: Symbology
  text: string
  isRead: boolean
}

/** Every code that should be there; without a layout those that the printer would draw. */
export function checkCodes(
  laidOut: LaidOutLabel | null,
  labels: DrawnLabel[],
  found: readonly CodeRead[],
): CheckedCode[] {
  const texts = found.map(({ text }) => text)
  return expectedCodes(laidOut, labels).map(({ object, step: { symbology, data } }) => {
    const at = texts.indexOf(asRead(symbology, data))
    if (at >= 0) texts.splice(at, 1)
    return { object, symbology, text: data, isRead: at >= 0 }
  })
}

function expectedCodes(
  laidOut: LaidOutLabel | null,
  labels: DrawnLabel[],
): { object: string | null; step: BarcodeStep }[] {
  const items = laidOut?.items ?? labels.flatMap(({ steps }) => steps.map((step) => ({ object: null, step })))
  return items.flatMap((item) =>
    'step' in item && item.step.kind === 'barcode' ? [{ object: item.object, step: item.step }] : [],
  )
}

/** Readers widen UPC to the thirteen digits of EAN. */
function asRead(symbology: Symbology, data: string): string {
  if (symbology === 'upca') return `0${data}`
  return symbology === 'upce' ? `0${expandUpce(data.slice(0, 7))}${data.slice(-1)}` : data
}
