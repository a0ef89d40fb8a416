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
  const unclaimed = [...found]
  return expectedCodes(laidOut, labels).map(({ object, step: { symbology, data } }) => {
    const expected = asRead(symbology, data)
    const at = unclaimed.findIndex(({ text, identifier }) => text === expected && READ_AS[symbology].test(identifier))
    if (at >= 0) unclaimed.splice(at, 1)
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

/** What a reader calls each of them, ISO/IEC 15424: a code of the right text in another symbology is another code. */
const READ_AS: Readonly<Record<Symbology, RegExp>> = {
  code128: /^\]C0/u,
  'gs1-128': /^\]C1/u,
  code39: /^\]A/u,
  ean13: /^\]E0/u,
  ean8: /^\]E4/u,
  upca: /^\]E0/u,
  upce: /^\]E0/u,
  itf14: /^\]I/u,
  qr: /^\]Q[0-2]/u,
  'gs1-qr': /^\]Q[34]/u,
  datamatrix: /^\]d[0146]/u,
  'gs1-datamatrix': /^\]d[25]/u,
  pdf417: /^\]L[0-2]/u,
  aztec: /^\]z/u,
}

/** Readers widen UPC to the thirteen digits of EAN. */
function asRead(symbology: Symbology, data: string): string {
  if (symbology === 'upca') return `0${data}`
  return symbology === 'upce' ? `0${expandUpce(data.slice(0, 7))}${data.slice(-1)}` : data
}
