import { expect, test } from 'vitest'
import { TEST_CODES, type TestCode } from '../../drivers/protocols/scanner-check.ts'
import { checkPicture } from '../../main/scanner-check/check-pictures.ts'
import { drawCode } from '../../main/scanner-check/draw-code.ts'
import { readSvgCodes } from '../support/read-svg.ts'

test.each<[TestCode, string]>([
  ['signs', TEST_CODES.signs],
  ['gs1', '010950600013435210LOT7\x1d21S42'],
  ['long', TEST_CODES.long],
])('the test code %s is read from its picture as it is meant, separators included', async (code, text) => {
  expect(await readSvgCodes(checkPicture(code, drawCode))).toEqual([text])
})
