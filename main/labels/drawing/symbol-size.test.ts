import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { symbolSize } from './symbol-size.ts'
import { symbolOf } from './symbol.ts'

const ascii = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 30 })

test('the size that is known without drawing is the one of the drawn code', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.record({ symbology: fc.constant('code128' as const), data: ascii }),
        fc.record({ symbology: fc.constant('code39' as const), data: fc.stringMatching(/^[0-9A-Z .-]{1,20}$/u) }),
        fc.record({
          symbology: fc.constant('qr' as const),
          data: fc.oneof(ascii, fc.stringMatching(/^[0-9A-Z]{1,40}$/u)),
        }),
        fc.record({ symbology: fc.constant('qr' as const), data: fc.string({ unit: 'grapheme', minLength: 1 }) }),
        fc.record({ symbology: fc.constant('gs1-128' as const), data: fc.stringMatching(/^10[0-9A-Za-z]{1,20}$/u) }),
      ),
      ({ symbology, data }) => {
        const source = { symbology, data, errorCorrection: symbology === 'qr' ? ('M' as const) : null }
        const { widthModules, heightModules } = symbolOf(source)
        expect(symbolSize(source)).toEqual({ widthModules, heightModules })
      },
    ),
    { numRuns: 400 },
  )
})
