import { assert, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { deviceIdText, parseDeviceId } from './device-id.ts'

const TEXT = 'MFG:Zebra Technologies ;CMD:ZPL;MDL:ZTC ZD420-203dpi ZPL;CLS:PRINTER;SN:D2J1;'
const answer = (length: readonly [number, number], rest = TEXT) => Uint8Array.from([...length, ...Buffer.from(rest)])

test.each([
  ['high byte first, counting itself', answer([0, TEXT.length + 2])],
  ['not counting itself', answer([0, TEXT.length])],
  ['low byte first', answer([TEXT.length + 2, 0])],
  ['low byte first, not counting itself', answer([TEXT.length, 0])],
  ['that is nonsense', answer([0xff, 0xff])],
  ['with rubbish after the text', answer([0, TEXT.length + 2], `${TEXT}\0\0\xff\xff`)],
])('a device id is read with a length %s', (_, bytes) => {
  expect(deviceIdText(bytes)).toBe(TEXT)
})

test('maker, model, languages and serial number are told, in short keys and in long ones', () => {
  expect(parseDeviceId(TEXT)).toEqual({
    manufacturer: 'Zebra Technologies',
    model: 'ZTC ZD420-203dpi ZPL',
    commandSet: 'ZPL',
    serialNumber: 'D2J1',
    text: TEXT,
  })
  expect(parseDeviceId('Manufacturer:Brother;Model:QL-820NWB;Command Set:PT-CBP;')).toMatchObject({
    manufacturer: 'Brother',
    model: 'QL-820NWB',
    commandSet: 'PT-CBP',
    serialNumber: null,
  })
})

test('whatever a printer answers is read without an error', () => {
  assert(
    property(uint8Array({ maxLength: 1023 }), (bytes) => {
      expect(parseDeviceId(deviceIdText(bytes)).text.length).toBeLessThanOrEqual(bytes.length)
    }),
  )
})
