import { assert, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { parseHidDescriptor } from './hid-descriptor.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

/** Page 0x8C, usage 2; input report 2 with 63 bytes, output report 4 with one byte. */
const POS_SCANNER = bytes('05 8c 09 02 a1 01 85 02 09 12 a1 02 75 08 95 3f 81 02 c0 85 04 75 01 95 08 91 02 c0')
/** The boot keyboard of the HID specification, appendix B: five lamps and three bits of padding. */
const KEYBOARD = bytes(
  '05 01 09 06 a1 01 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 01 95 05 75 01 05 08 19 01 29 05 91 02 95 01 75 03 91 01 95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00 c0',
)

test('a point-of-sale scanner is known by its usage page, and its output reports by their length', () => {
  expect(parseHidDescriptor(POS_SCANNER)).toEqual({
    collections: [{ usagePage: 0x8c, usage: 2 }],
    inputFields: [],
    outputBytes: new Map([[4, 1]]),
    featureBytes: new Map(),
  })
})

test('a keyboard has reports without an id', () => {
  expect(parseHidDescriptor(KEYBOARD)).toMatchObject({
    collections: [{ usagePage: 1, usage: 6 }],
    outputBytes: new Map([[0, 1]]),
    featureBytes: new Map(),
  })
})

test('fields of an input report are found by their usages, behind padding and in other pages', () => {
  const scan = bytes(
    '05 8c 09 02 a1 01 85 02 75 08 95 01 05 01 09 3b 81 02 05 8c 95 01 81 03 95 03 09 fb 09 fc 09 fd 81 02 95 38 09 fe 81 02 c0',
  )
  const at = parseHidDescriptor(scan).inputFields.map(({ usage, bitAt, count }) => [usage, bitAt / 8, count])
  expect(at).toEqual([
    [0x3b, 0, 1],
    [0xfb, 2, 1],
    [0xfc, 3, 1],
    [0xfd, 4, 1],
    [0xfe, 5, 56],
  ])
})

test('a composite interface tells all its uses', () => {
  const both = new Uint8Array([...KEYBOARD, ...POS_SCANNER])
  expect(parseHidDescriptor(both).collections.map(({ usagePage }) => usagePage)).toEqual([1, 0x8c])
})

test('a usage of four bytes brings its page along, and a long item is passed over', () => {
  expect(parseHidDescriptor(bytes('fe 02 10 aa bb 0b 02 00 8c 00 a1 01 c0')).collections).toEqual([
    { usagePage: 0x8c, usage: 2 },
  ])
})

test('whatever a device says is read without an error', () => {
  assert(
    property(uint8Array({ maxLength: 300 }), (noise) => {
      const { collections, outputBytes } = parseHidDescriptor(noise)
      expect(Math.max(collections.length, outputBytes.size)).toBeLessThanOrEqual(noise.length)
    }),
  )
})
