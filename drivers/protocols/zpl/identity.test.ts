import { expect, test } from 'vitest'
import { parseHostIdentification, writeHostIdentification } from './host-identification.ts'
import { parseVariable, variableQuestion, writeVariable } from './variable.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const ANSWER = '\u0002ZD420-203dpi,V84.20.15Z,8,8192KB\u0003\r\n'
const ZD420 = { model: 'ZD420-203dpi', firmware: 'V84.20.15Z', dotsPerMm: 8, memory: '8192KB' }

test('a printer says what it is, in the bytes of the manual', () => {
  expect(parseHostIdentification(bytes(ANSWER))).toEqual(ZD420)
  expect(writeHostIdentification(ZD420)).toEqual(bytes(ANSWER))
})

test('options after the memory are passed over, and a part is not enough', () => {
  expect(parseHostIdentification(bytes(ANSWER.replace('KB', 'KB,RTC')))).toEqual(ZD420)
  expect(parseHostIdentification(bytes(ANSWER.slice(0, -4)))).toBe('more')
})

test.each(['x'.repeat(600), '\u0002a,b,c,d\u0003'])('nonsense is no identity: %s', (answer) => {
  expect(() => parseHostIdentification(bytes(answer))).toThrow(/~HI/)
})

test('a variable is asked by its name and comes in quotes; one that is not known has no value', () => {
  expect(new TextDecoder().decode(variableQuestion('odometer.total_label_count'))).toBe(
    '! U1 getvar "odometer.total_label_count"\r\n',
  )
  expect(parseVariable(writeVariable('412'))).toEqual({ value: '412' })
  expect(parseVariable(writeVariable(null))).toEqual({ value: null })
  expect(parseVariable(bytes('"41'))).toBe('more')
  expect(() => parseVariable(new Uint8Array(600))).toThrow(/getvar/)
})
