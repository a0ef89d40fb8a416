import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOfBinaryText } from './binary-text.ts'
import { fromWindows1252, toWindows1252 } from './windows-1252.ts'

test('what Windows-1252 carries is read back by an independent decoder', () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', 'Z', '~', 'Ä', 'ß', 'é', 'ÿ', 'Œ', 'Š', '€', '…', '–', '“', '™', ' ', '¿'),
  })
  fc.assert(
    fc.property(letters, (text) => {
      const bytes = toWindows1252(text)!
      expect(new TextDecoder('windows-1252').decode(bytesOfBinaryText(bytes))).toBe(text)
      expect(fromWindows1252(bytes)).toBe(text)
    }),
  )
})

test.each(['試験', 'Ł', '\n', '\u0085', '\u001b!?', '\u{1f600}'])('%j is refused', (text) => {
  expect(toWindows1252(text)).toBe(null)
})
