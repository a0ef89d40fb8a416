import { expect, test } from 'vitest'
import { binaryTextOf, bytesOfBinaryText } from '../protocols/binary-text.ts'
import { createCpclLanguage } from './cpcl-language.ts'
import type { VirtualPrinterState, VirtualRequest } from './virtual-language.ts'

const JOB = '! 0 203 203 240 2\r\nPAGE-WIDTH 400\r\nCG 2 3 8 9 \r\nPRI\f\r\nTEXT 7 0 1 2 PRINT\r\nFORM\r\nPRINT\r\n'
const IDLE: VirtualPrinterState = {
  conditions: new Set(),
  isPrinting: false,
  labelsWaiting: 0,
  labelsPrinted: 0,
  isInsideLabel: false,
}

function told(requests: VirtualRequest[], state: VirtualPrinterState = IDLE): string[] {
  return requests.map((request) => {
    if (request.kind === 'label') return `${request.copies} x ${binaryTextOf(request.bytes)}`
    return request.kind === 'question' ? binaryTextOf(request.answer(state)) : request.command
  })
}

test('a label comes out whole wherever its bytes are cut', () => {
  const bytes = bytesOfBinaryText(JOB)
  for (let cut = 0; cut <= bytes.length; cut++) {
    const language = createCpclLanguage()
    const requests = [...language.push(bytes.subarray(0, cut)), ...language.push(bytes.subarray(cut))]
    expect(told(requests)).toEqual([`2 x ${JOB}`])
    expect(language.isInsideLabel).toBe(false)
  }
})

test('it says how it is, what it is, and feeds', () => {
  const language = createCpclLanguage()
  const stopped = { ...IDLE, conditions: new Set(['paper out', 'paper jam'] as const), isPrinting: true }
  expect(told(language.push(bytesOfBinaryText('\u001bh\u001bi\u001bv\f')), stopped)).toEqual([
    '\u0003',
    '\u0013',
    'SCANBENCH-SIM V1.0\0',
    'feed',
  ])
})

test('what stands between labels draws nothing, and a restart forgets what had begun', () => {
  const language = createCpclLanguage()
  expect(told(language.push(bytesOfBinaryText('! U1 setvar "x" "y"\r\nPRINT\r\n! 0 203 203 240 1\r\nTEXT 7')))).toEqual(
    [],
  )
  expect(language.isInsideLabel).toBe(true)
  language.reset()
  expect(language.isInsideLabel).toBe(false)
})
