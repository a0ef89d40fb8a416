import { expect, test } from 'vitest'
import { parsePortStatus } from '../../../drivers/transports/port-status.ts'
import { identityOfDeviceId, statusOfPort } from './port-news.ts'

test.each([
  [0x18, null],
  [0x38, ['paper out']],
  [0x30, ['paper out']],
  [0x08, ['offline']],
  [0x10, ['fault']],
  [0x00, ['offline']],
])('the port status %i says %j', (byte, conditions) => {
  const answer = parsePortStatus(byte)
  expect(answer.kind === 'port status' && (statusOfPort(answer)?.conditions ?? null)).toEqual(conditions)
})

test('a device id says make, model, serial number and languages', () => {
  expect(identityOfDeviceId('MFG:Zebra;MDL:ZD421;CMD:ZPL,EPL;SN:D1;')).toEqual({
    manufacturer: 'Zebra',
    model: 'ZD421',
    serialNumber: 'D1',
    properties: [{ key: 'Languages', value: 'ZPL,EPL', group: 'Printer' }],
  })
  expect(identityOfDeviceId('')).toEqual({})
})
