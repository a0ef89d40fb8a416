import type { BarcodeStep, DrawStep } from '@scanbench/plugin/machine'
import { isCode128Text } from '../../protocols/zpl/code128-field.ts'

/** ^BQ draws this much lower than ^FO says. */
export const QR_DROP_DOTS = 10
const LARGEST_QR_MODULE = 10
const SMALLEST_ELLIPSE = 3

/** Why ZPL has no command for a step; null when it has one. */
export function zplCannotDraw(step: DrawStep): string | null {
  if (step.x < 0 || step.y < 0) return 'It begins outside of the label'
  if (step.kind === 'ellipse')
    return Math.min(step.widthDots, step.heightDots) < SMALLEST_ELLIPSE ? 'ZPL has no ellipses as small as this' : null
  return step.kind === 'barcode' ? (REASONS[step.symbology]?.(step) ?? null) : null
}

const REASONS: Readonly<Partial<Record<BarcodeStep['symbology'], (step: BarcodeStep) => string | null>>> = {
  qr: ({ rotation, moduleDots, y }) => {
    if (rotation !== 0) return 'ZPL draws QR codes upright only'
    if (moduleDots > LARGEST_QR_MODULE) return `ZPL has no modules of more than ${LARGEST_QR_MODULE} dots in QR codes`
    return y < QR_DROP_DOTS ? `ZPL draws no QR code in the uppermost ${QR_DROP_DOTS} dots` : null
  },
  'gs1-qr': () => 'ZPL has no GS1 QR codes',
  code128: ({ data }) => (isCode128Text(data) ? null : 'Code 128 in ZPL carries no letters beyond ASCII'),
}
