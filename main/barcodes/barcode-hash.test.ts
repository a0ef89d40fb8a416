import { array, assert, constantFrom, property, stringMatching, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barcodeHash, trimCode } from './barcode-hash.ts'

describe('the hash of a linked code', () => {
  it.each([
    ['xyz-123', 'bc39d07e9a395c7b5658c231bf910fae'],
    ['5'.repeat(24), '4aa63f5e55e85c1f842796bf74896dbb'],
    ['{"blbla": 10007}', '2f5dba5c83a360599ba7665b2a4131c6'],
    ['WH-0001', 'f884d3f85a4d23453084d5bef10cdc6b'],
    ['wh-0001', 'c4fec614af21533832ca017d2172c777'],
    ['LOT 42/7', '322c4715a7e9075162587df2f37bd962'],
    ['Äpfel', '16114a0b3232bc9a8f978311387e74f2'],
    ['WH-\u001d0001', 'f884d3f85a4d23453084d5bef10cdc6b'],
  ])('of %j is %s (B06)', (text, hash) => {
    expect(barcodeHash(text)).toBe(hash)
  })

  it('is the same whether or not the scanner drops the separators, and another one in the other case (B07)', () => {
    const separator = constantFrom('\u001d', '\u001e', '\u0004', '\n', '\u200e', '\u202d', '\u0085')
    assert(
      property(array(tuple(stringMatching(/^[A-Z0-9]{1,8}$/), separator)), (fields) => {
        const kept = fields.map(([field, mark]) => field + mark).join('')
        const dropped = fields.map(([field]) => field).join('')
        expect(barcodeHash(kept)).toBe(barcodeHash(dropped))
        expect(barcodeHash(`a${dropped}`)).not.toBe(barcodeHash(`A${dropped}`))
      }),
    )
  })

  it('ignores blanks at the ends and keeps those inside', () => {
    expect(trimCode('\u001c \tLOT 42/7 \r\n\u001f')).toBe('LOT 42/7')
    expect(barcodeHash('LOT42/7')).not.toBe(barcodeHash('LOT 42/7'))
  })
})
