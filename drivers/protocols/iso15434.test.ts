import { assert, array, constantFrom, property, record, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDataElements, readEnvelope } from './iso15434.ts'

const RS = '\u001e'
const GS = '\u001d'
const EOT = '\u0004'

test('an envelope has a header, a format and elements; the trailer may be missing (B17)', () => {
  const block = [{ format: '06', elements: ['PX-1', 'Q10'] }]
  expect(readEnvelope(`[)>${RS}06${GS}PX-1${GS}Q10${RS}${EOT}`)).toEqual(block)
  expect(readEnvelope(`[)>${RS}06${GS}PX-1${GS}Q10`)).toEqual(block)
})

test('the header of older Mouser labels is read too (B17)', () => {
  expect(readDataElements(`>[)>06${GS}K21421337${GS}Q32${GS}1VSTMicro`)).toEqual([
    { identifier: 'K', value: '21421337' },
    { identifier: 'Q', value: '32' },
    { identifier: '1V', value: 'STMicro' },
  ])
})

test.each(['', 'PX-1', `06${GS}PX-1`, '[)>06PX-1', '{"part": 1}'])('%j has no header: nothing (B17)', (text) => {
  expect(readDataElements(text)).toBeNull()
})

test('several blocks follow each other, and only data identifiers are read as such', () => {
  const text = `[)>${RS}05${GS}0104006381333931${RS}06${GS}1PX-1${RS}${EOT}`
  expect(readEnvelope(text)).toEqual([
    { format: '05', elements: ['0104006381333931'] },
    { format: '06', elements: ['1PX-1'] },
  ])
  expect(readDataElements(text)).toEqual([{ identifier: '1P', value: 'X-1' }])
})

test('the longest identifier counts, small letters and blanks are forgiven', () => {
  const text = `[)>${RS}06${GS}30P296-X${GS}q5${GS}1T LOT 7 ${GS}K`
  expect(readDataElements(text)).toEqual([
    { identifier: '30P', value: '296-X' },
    { identifier: 'Q', value: '5' },
    { identifier: '1T', value: 'LOT 7' },
    { identifier: 'K', value: '' },
  ])
})

describe('what scanners put in place of control characters', () => {
  test.each([
    ['pictures', '[)>␞06␝PX-1␝Q10␞␄'],
    ['carets', '[)>^^06^]PX-1^]Q10^^^D'],
    ['words in braces', '[)>{RS}06{GS}PX-1{GS}Q10{RS}{EOT}'],
    ['words in brackets', '[)><RS>06<GS>PX-1<GS>Q10<RS><EOT>'],
    ['escapes', String.raw`[)>\x1e06\x1dPX-1\x1dQ10\x1e\x04`],
  ])('%s', (_what, text) => {
    expect(readDataElements(text)).toEqual([
      { identifier: 'P', value: 'X-1' },
      { identifier: 'Q', value: '10' },
    ])
  })

  test('they stay as they are where the real ones are there', () => {
    expect(readDataElements(`[)>${RS}06${GS}1TA^]B`)).toEqual([{ identifier: '1T', value: 'A^]B' }])
  })
})

test('what is written as an envelope is read as it was', () => {
  const element = record({
    identifier: constantFrom('P', '1P', '30P', 'Q', '1T', 'K', '11Z'),
    value: stringMatching(/^[A-Z0-9][A-Z0-9 /-]{0,18}[A-Z0-9]$/),
  })
  assert(
    property(array(element, { minLength: 1, maxLength: 8 }), (elements) => {
      const body = elements.map(({ identifier, value }) => identifier + value).join(GS)
      expect(readDataElements(`[)>${RS}06${GS}${body}${RS}${EOT}`)).toEqual(elements)
    }),
  )
})
