import { expect, test } from 'vitest'
import { binaryTextOf, bytesOfBinaryText } from '../protocols/binary-text.ts'
import { createTsplLanguage } from './tspl-language.ts'
import type { VirtualPrinterState, VirtualRequest } from './virtual-language.ts'

const JOB = '\r\nSIZE 50 mm,30 mm\r\nCLS\r\nBITMAP 8,9,2,2,1,\r\nPR\r\nPRINT 1,1\r\n'
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
    const language = createTsplLanguage()
    const requests = [...language.push(bytes.subarray(0, cut)), ...language.push(bytes.subarray(cut))]
    expect(told(requests)).toEqual([`1 x ${JOB.slice(2)}`])
    expect(language.isInsideLabel).toBe(false)
  }
})

test('a question is answered at once, in the middle of a label and of a line too', () => {
  const language = createTsplLanguage()
  expect(told(language.push(bytesOfBinaryText('CLS\r\nTEXT 1,2\u001b!?')))).toEqual(['\0'])
  expect(language.isInsideLabel).toBe(true)
  expect(told(language.push(bytesOfBinaryText(',"1",0,1,1,"A"\r\nPRINT 2,3\r\n')))).toEqual([
    '6 x CLS\r\nTEXT 1,2,"1",0,1,1,"A"\r\nPRINT 2,3\r\n',
  ])
})

test('it says how it is, what it is, and does what it is told', () => {
  const language = createTsplLanguage()
  const stopped = { ...IDLE, conditions: new Set(['paper out', 'paused'] as const), isPrinting: true }
  const said = told(
    language.push(bytesOfBinaryText('\u001b!?\u001b!S~!T~!I\u001b!P\u001b!OGAPDETECT\r\nSELFTEST\r\n')),
    stopped,
  )
  expect(said).toEqual([
    '\u0034',
    '\u0002`@@A\u0003\r\n',
    'SCANBENCH-SIM\r\n',
    '1252, 001\r\n',
    'pause',
    'resume',
    'calibrate',
    'configuration label',
  ])
})

test('after a cancel nothing is left of what had begun', () => {
  const language = createTsplLanguage()
  expect(told(language.push(bytesOfBinaryText('CLS\r\nTEXT 1,\u001b!.')))).toEqual(['cancel'])
  expect(language.isInsideLabel).toBe(false)
})
