import { expect, test } from 'vitest'
import { serialSpec } from '../../../drivers/serial-settings.ts'
import { SERIAL } from './serial.ts'

test('a serial line on USB is a device, and a port of the computer is a name that another may have tomorrow', () => {
  const [device, port] = ['05e0:1701:S9', '/dev/ttyS0'].map((PORT) => serialSpec({ PORT }))
  expect([SERIAL.usbDevice(device!), SERIAL.portName(device!)]).toEqual([
    { vendorId: 0x05e0, productId: 0x1701, serialNumber: 'S9', port: null },
    null,
  ])
  expect([SERIAL.usbDevice(port!), SERIAL.portName(port!)]).toEqual([null, '/dev/ttyS0'])
})
