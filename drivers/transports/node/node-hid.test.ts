import { expect, test } from 'vitest'
import { paddedReport } from './node-hid.ts'

const descriptor = { collections: [], inputFields: [], outputBytes: new Map([[4, 3]]), featureBytes: new Map() }

test('a report is filled up to the length that the device expects', () => {
  expect(paddedReport(Uint8Array.of(4, 0x20), descriptor)).toEqual(Uint8Array.of(4, 0x20, 0, 0))
})

test('a report that the device does not have is refused instead of vanishing', () => {
  expect(() => paddedReport(Uint8Array.of(5, 1), descriptor)).toThrow('no output report 5')
})

test('a report that is too long is refused', () => {
  expect(() => paddedReport(Uint8Array.of(4, 1, 2, 3, 4), descriptor)).toThrow('has 3 bytes, not 4')
})

test('where nobody knows the reports they go out as they are', () => {
  expect(paddedReport(Uint8Array.of(9, 1), null)).toEqual(Uint8Array.of(9, 1))
})
