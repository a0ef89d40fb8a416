import type { BarcodeStep, DrawStep, Symbology } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { completeRetail } from '../protocols/retail-codes.ts'
import type { RetailSymbology } from '../protocols/retail-codes.ts'
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

test('what is not drawn is told, and only that', () => {
  const commands = '^XA^CI28^FO1,1^GD9,9,1^FS^FO1,1^A0N,20^FDx^FS^XGR:L.GRF,1,1^FS^GD9,9,1^FS^PQ2^XZ'
  expect(driver.unknownCommands(new TextEncoder().encode(commands))).toEqual(['^GD', '^XG'])
})
