import { assert, constantFrom, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { allCommands, quantityCode, readCommand } from './commands.ts'

const PUBLISHED = `XCXDONEL XCXCONFP XCXNOPEF XCXPREVC XCXNEXTU XCXUNDON XCXREDOP XCXHELPO XCXLOOKC XCXRECVS XCXTRNSR
XCXPCKLV XCXPCKBB XCXCOUNU XCXPRNLL XCXPLUSC XCXLESSX XCXFULLF XCXSPLTO XCXCLRNE XCXNBOXC XCXCLOSR XCXSKPPB XCXPROBS
XCXHOLDH XCXPRNTS XCXREPRP XCXNULLN XCXSTOPO XCXRESUO XCXFEEDK XCXTESTL XCXLOCKL XCXSONDV XCXLRGEG XCXCNTRF XCXSLTCG
XCXSLTDL XCXSLTER XCXSLTFV XCXSLTGD XCXSLTHH`.split(/\s+/)

test('every published code has its command, and there are no others', () => {
  expect(allCommands().map(({ code }) => code)).toEqual(PUBLISHED)
})

test.each([
  [1, 'XCXJBBCO'],
  [4, 'XCXJBBFF'],
  [10, 'XCXJBCBN'],
  [12, 'XCXJBCDX'],
  [24, 'XCXJBDFN'],
  [50, 'XCXJBGBE'],
  [100, 'XCXJCBBL'],
  [999, 'XCXJLLLP'],
])('%i is %s', (quantity, code) => {
  expect(quantityCode(quantity).code).toBe(code)
})

test('what was made is read, in either case', () => {
  assert(
    property(integer({ min: 0, max: 999 }), (quantity) => {
      expect(readCommand(quantityCode(quantity).code.toLowerCase())?.quantity).toBe(quantity)
    }),
  )
  expect(readCommand('xcxundon')?.name).toBe('UNDO')
})

test('one wrong letter or two swapped ones make an ordinary unknown code', () => {
  const letters = 'BCDEFGHJKLNOPRSTUVX'.split('')
  assert(
    property(
      constantFrom(...PUBLISHED),
      integer({ min: 3, max: 7 }),
      constantFrom(...letters),
      (code, place, letter) => {
        const wrong = code.slice(0, place) + letter + code.slice(place + 1)
        expect(wrong === code ? null : readCommand(wrong)).toBeNull()
        const swapped = code.slice(0, place - 1) + (code[place] ?? '') + (code[place - 1] ?? '') + code.slice(place + 1)
        expect(place === 3 || swapped === code ? null : readCommand(swapped)).toBeNull()
      },
    ),
  )
})

test.each(['', 'XCX', 'XCXUNDO', 'XCXUNDONN', 'XCXAMQWY', 'INV-SI7', 'XCXBBBBB'])('%j is no command', (text) => {
  expect(readCommand(text)).toBeNull()
})
