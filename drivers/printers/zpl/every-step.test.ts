import type { BarcodeStep, DrawStep, Symbology } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { completeRetail } from '../../protocols/retail-codes.ts'
import type { RetailSymbology } from '../../protocols/retail-codes.ts'
import { ZplPrinterDriver } from './zpl-printer.ts'

const driver = new ZplPrinterDriver()
const dots = fc.integer({ min: 3, max: 2000 })
const place = { x: fc.nat(2000), y: fc.integer({ min: 10, max: 2000 }) }
const rotation = fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const)

function retail(symbology: RetailSymbology, digits: number, pattern = `^\\d{${digits}}$`) {
  const body = fc.stringMatching(new RegExp(pattern, 'u'))
  return body.map((data) => ({ symbology, data: completeRetail(symbology, data) ?? '' }))
}

const code = (symbology: Symbology, data: fc.Arbitrary<string>) =>
  data.map((text): { symbology: Symbology; data: string } => ({ symbology, data: text }))
const gs1 = fc
  .array(fc.stringMatching(/^[12]0[!-Za-z0-9]{1,15}$/u), { minLength: 1, maxLength: 2 })
  .map((elements) => elements.join('\u001d'))

/** UPC-E shortens a number in one way only: the last digit says how. */
const SHORT = '^0[1-9]\\d{4}[5-9]$'

const anyCode = fc.oneof(
  retail('ean13', 12),
  retail('ean8', 7),
  retail('upca', 11),
  retail('upce', 7, SHORT).filter(({ data }) => data[5] !== '0'),
  retail('itf14', 13),
  code('code39', fc.stringMatching(/^[0-9A-Z .-]{1,20}$/u)),
  code('gs1-128', gs1),
  code('gs1-datamatrix', gs1),
  code('pdf417', fc.string({ unit: 'binary', minLength: 1 })),
  code('aztec', fc.string({ unit: 'binary', minLength: 1 })),
)

const barcode = fc
  .tuple(anyCode, fc.record({ ...place, rotation, moduleDots: fc.integer({ min: 1, max: 10 }), heightDots: dots }))
  .map(([{ symbology, data }, rest]): BarcodeStep => {
    const isSquare = symbology === 'gs1-datamatrix' || symbology === 'aztec'
    return { kind: 'barcode', symbology, data, ...rest, errorCorrection: null, ...(isSquare ? { heightDots: 0 } : {}) }
  })
const ellipse = fc.record({
  kind: fc.constant('ellipse' as const),
  ...place,
  widthDots: dots,
  heightDots: dots,
  thicknessDots: dots,
})
const bitmap = fc
  .record({ ...place, bytes: fc.integer({ min: 1, max: 20 }), heightDots: fc.integer({ min: 1, max: 20 }) })
  .chain(({ bytes, ...rest }) =>
    fc
      .uint8Array({ minLength: bytes * rest.heightDots, maxLength: bytes * rest.heightDots })
      .map((bits): DrawStep => ({ kind: 'bitmap', widthDots: bytes * 8, bits, ...rest })),
  )

test('every code, turned to every side, ellipses and pictures come back equal', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof<fc.Arbitrary<DrawStep>[]>(barcode, ellipse, bitmap), { maxLength: 6 }), (steps) => {
      const label = { widthDots: 800, heightDots: 400, dotsPerMm: 8, steps }
      expect(driver.decode(driver.encode(label, {}), {})).toEqual([label])
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['^FO1,1^GD9,9,1^FS^FO1,1^A0N,20^FDx^FS^XGR:L.GRF,1,1^FS^GD9,9,1^FS^PQ2', ['^GD', '^XG']],
  ['^FO1,1^GB9,9,1,B,0^FS^PON^PMN^LRN^LS0^LT0^MUD', []],
  ['^FO1,1^GB9,9,1,W,0^FS', ['^GB']],
  ['^FO1,1^GB9,9,1,B,3^FS', ['^GB']],
  ['^POI^PMY^LRY^LT-8', ['^PO', '^PM', '^LR', '^LT']],
  ['^FO1,1^FR^GB9,9,9^FS', ['^FR']],
  ['^FO1,1^SN001,1,Y^FS', ['^SN']],
  ['^FO1,1^BDN^FDx^FS', ['^BD']],
  ['^FO1,1^GFA,2,2,1,FFFF^FS', []],
  ['^FO1,1^GFB,2,2,1,xx^FS', ['^GF']],
  ['^FO1,1^GFA,2,2,1,:Z64:eNoDAAAAAAE=:0000^FS', ['^GF']],
])('of %s what is not drawn as the printer does is told, and only that', (commands, unknown) => {
  const bytes = new TextEncoder().encode(`^XA^CI28${commands}^XZ`)
  expect(driver.unknownCommands(bytes)).toEqual(unknown)
})

test('a picture that is stored in the printer is told', () => {
  const bytes = new TextEncoder().encode('~DGR:L.GRF,1,1,FF\r\n^XA^FO1,1^XGR:L.GRF,1,1^FS^XZ')
  expect(driver.unknownCommands(bytes)).toEqual(['~DG', '^XG'])
})
