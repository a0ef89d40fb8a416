import type { DrawnLabel, TextStep } from '@scanbench/plugin/machine'

function text(y: number, fontHeightDots: number, words: string): TextStep {
  const place = { x: 24, y, rotation: 0, widthDots: 520, lines: 1, align: 'left' } as const
  return { kind: 'text', ...place, fontHeightDots, fontWidthDots: fontHeightDots, text: words }
}

const LOGO_DOTS = 80

/** A ring and a bar, as logos are. */
function logo(): Uint8Array {
  const bits = new Uint8Array((LOGO_DOTS / 8) * LOGO_DOTS)
  for (let y = 0; y < LOGO_DOTS; y++)
    for (let x = 0; x < LOGO_DOTS; x++) {
      const distance = Math.hypot(x - LOGO_DOTS / 2, y - LOGO_DOTS / 2)
      const isBlack = (distance < 39 && distance > 29) || (Math.abs(x - y) < 8 && distance < 25)
      if (isBlack) bits[(y * LOGO_DOTS + x) >> 3]! |= 0x80 >> (x & 7)
    }
  return bits
}

/** A shelf label of 100 x 50 mm at 203 dpi: what speed and length are measured with. */
export const SHELF_LABEL: DrawnLabel = {
  widthDots: 800,
  heightDots: 400,
  dotsPerMm: 8,
  steps: [
    text(16, 48, 'Socket head screw M3 x 20'),
    text(72, 32, 'DIN 912, stainless A2-70'),
    text(112, 32, 'BP-0042 / rev. C'),
    text(152, 32, 'Batch B2026-11'),
    text(192, 32, 'Hall A / Rack 3 / A-03-2'),
    {
      kind: 'barcode',
      symbology: 'code128',
      x: 40,
      y: 256,
      rotation: 0,
      moduleDots: 3,
      heightDots: 112,
      errorCorrection: null,
      data: 'INV-SI42',
    },
    {
      kind: 'barcode',
      symbology: 'qr',
      x: 600,
      y: 200,
      rotation: 0,
      moduleDots: 6,
      heightDots: 0,
      errorCorrection: 'M',
      data: '{"stockitem": 42}',
    },
    { kind: 'bitmap', x: 664, y: 24, widthDots: LOGO_DOTS, heightDots: LOGO_DOTS, bits: logo() },
  ],
}
