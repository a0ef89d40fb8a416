import { expect, test } from 'vitest'
import { binaryTextOf, bytesOfBinaryText } from '../protocols/binary-text.ts'
import { createEplLanguage } from './epl-language.ts'
import type { VirtualPrinterState, VirtualRequest } from './virtual-language.ts'

const JOB = 'N\r\nUS\r\nq400\r\nGW8,9,2,2,\r\nP1\r\nA1,2,0,1,1,1,N,"P9"\r\nP1\r\n'
const IDLE: VirtualPrinterState = {
  conditions: new Set(),
  isPrinting: false,
  labelsWaiting: 0,
  labelsPrinted: 3,
  isInsideLabel: false,
}

function told(requests: VirtualRequest[], state: VirtualPrinterState = IDLE): string[] {
  return requests.map((request) => {
    if (request.kind === 'label') return `${request.copies} x ${binaryTextOf(request.bytes)}`
    return request.kind === 'question' ? binaryTextOf(request.answer(state)) : request.command
  })
}

test('a label comes out whole wherever its bytes are cut', () => {
  const bytes = bytesOfBinaryText(`\r\n${JOB}`)
  for (let cut = 0; cut <= bytes.length; cut++) {
    const language = createEplLanguage()
    const requests = [...language.push(bytes.subarray(0, cut)), ...language.push(bytes.subarray(cut))]
    expect(told(requests)).toEqual([`1 x ${JOB}`])
    expect(language.isInsideLabel).toBe(false)
  }
})

test('it says how it is, what it is, and does what it is told', () => {
  const language = createEplLanguage()
  const empty = { ...IDLE, conditions: new Set(['paper out'] as const) }
  expect(told(language.push(bytesOfBinaryText('A1,2^ee\r\nUQ\r\nU\r\nxa\r\nP2,3\r\n^@')), empty)).toEqual([
    '07\r\n',
    'UKQ1935SIM   V4.42\r\nSerial port:96,N,8,1\r\nPage Mode\r\nLabels:3\r\n',
    'configuration label',
    'calibrate',
    '6 x A1,2\r\nUQ\r\nU\r\nxa\r\nP2,3\r\n',
    'reset',
  ])
})

test('it tells of labels and faults once it is asked to, until it is reset', () => {
  const language = createEplLanguage()
  const out = { kind: 'label out' } as const
  const open = { kind: 'condition', condition: 'head open', present: true } as const
  expect(language.news?.(out, IDLE)).toBe(null)
  language.push(bytesOfBinaryText('US\r\n'))
  expect(language.news?.(out, IDLE)).toEqual(Uint8Array.of(0x06))
  expect(language.news?.(open, IDLE)).toEqual(bytesOfBinaryText('\u001511\r\n'))
  expect(language.news?.({ ...open, present: false }, IDLE)).toBe(null)
  language.reset()
  expect(language.news?.(out, IDLE)).toBe(null)
})
