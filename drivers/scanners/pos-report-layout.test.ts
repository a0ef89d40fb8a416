import { expect, test } from 'vitest'
import { cleanScan, PLAIN_PROFILE } from '../protocols/scan-cleaning.ts'
import { parseHidDescriptor } from '../transports/hid-descriptor.ts'
import { HidPosScannerDriver } from './hid-pos-scanner.ts'
import { posReportLayout } from './pos-report-layout.ts'

const COUNT = '95 01 05 01 09 3b 81 02 05 8c'
const GAP = '95 01 81 03'
const IDENTIFIER = '95 01 09 fb 81 02 95 01 09 fc 81 02 95 01 09 fd 81 02'
const DATA = '95 38 09 fe 82 02 01'
const CONTINUED = '75 01 95 01 09 ff 81 02 95 07 81 03'

const fieldsOf = (...items: string[]) => {
  const text = ['05 8c 09 02 a1 01 85 02 75 08', ...items, 'c0'].join(' ').replaceAll(' ', '')
  return parseHidDescriptor(Uint8Array.from(Buffer.from(text, 'hex'))).inputFields
}

const common = { reportId: 2, lengthAt: 1, mostData: 56, continuedBit: 0 }

test.each([
  [
    'A',
    [COUNT, IDENTIFIER, DATA, GAP, GAP, CONTINUED],
    { ...common, aimAt: 2, dataAt: 5, continuedAt: 63, reportBytes: 64 },
  ],
  [
    'B',
    [COUNT, GAP, IDENTIFIER, DATA, GAP, CONTINUED],
    { ...common, aimAt: 3, dataAt: 6, continuedAt: 63, reportBytes: 64 },
  ],
  [
    'C',
    [COUNT, DATA, GAP, GAP, GAP, GAP, GAP, CONTINUED],
    { ...common, aimAt: null, dataAt: 2, continuedAt: 63, reportBytes: 64 },
  ],
])('layout %s is read from the usages of its fields', (_name, items, layout) => {
  expect(posReportLayout(fieldsOf(...items))).toEqual(layout)
})

test('a device that describes one field for all says too little', () => {
  expect(posReportLayout(fieldsOf('09 12 95 3f 81 02'))).toBeNull()
})

/** A report of layout C with a code that looks like an identifier of layout A: `]C1` and no data behind it. */
function bracketReport(code: string): Uint8Array {
  const report = new Uint8Array(64)
  report.set([2, code.length, ...Buffer.from(code)])
  return report
}

test.each([']C1X', ']E0', ']', ']C109506000134352', `]${'A'.repeat(55)}`])(
  'a code of layout C that begins like an identifier (%s) is read whole where the device says its layout',
  (code) => {
    const framer = new HidPosScannerDriver().createFramer()
    framer.describe?.(fieldsOf(COUNT, DATA, GAP, GAP, GAP, GAP, GAP, CONTINUED))
    expect(framer.push(bracketReport(code)).map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([code])
  },
)

const LAYOUT_C = [COUNT, DATA, GAP, GAP, GAP, GAP, GAP, CONTINUED]
const LAYOUT_A = [COUNT, IDENTIFIER, DATA, GAP, GAP, CONTINUED]

/** A report of layout A with an identifier that only its maker knows. */
function privateReport(code: string): Uint8Array {
  const report = new Uint8Array(64)
  report.set([2, code.length, ...Buffer.from(']Xz'), ...Buffer.from(code)])
  return report
}

test.each([
  ['layout C, told apart by the code', LAYOUT_C, bracketReport(']C1X'), true, { aim: ']C1', text: 'X' }],
  ['layout C of a scanner that gives none', LAYOUT_C, bracketReport(']C1X'), false, { aim: ']X0', text: ']C1X' }],
  ['a code of such a scanner without bracket', LAYOUT_C, bracketReport('X-1'), false, { aim: null, text: 'X-1' }],
  ['layout A, where it has a place', LAYOUT_A, privateReport(']C1X'), true, { aim: ']X0', text: ']C1X' }],
])('what looks like an identifier: %s', (_name, items, report, AIM_IN_TEXT, code) => {
  const framer = new HidPosScannerDriver().createFramer({ AIM_IN_TEXT })
  framer.describe?.(fieldsOf(...items))
  expect(framer.push(report).map(({ bytes }) => cleanScan(bytes, PLAIN_PROFILE))).toEqual([code])
})
