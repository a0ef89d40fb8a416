import type { ConnectionSpec } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { connectionOf } from './printer-connection.ts'

const CONNECTIONS: [Record<string, unknown>, ConnectionSpec][] = [
  [
    { PORT: '/dev/ttyUSB0', BAUD_RATE: '115200', FLOW_CONTROL: 'rtscts' },
    {
      transport: 'serial',
      path: '/dev/ttyUSB0',
      baudRate: 115_200,
      dataBits: 8,
      parity: 'none',
      stopBits: 1,
      flowControl: 'rtscts',
    },
  ],
  [
    { CONNECTION: 'tcp', HOST: ' 10.0.0.5 ' },
    { transport: 'tcp', host: '10.0.0.5', port: 9100 },
  ],
  [
    { CONNECTION: 'usb', DEVICE: '0a5f:0166:S123' },
    {
      transport: 'usb',
      device: { vendorId: 0x0a5f, productId: 0x0166, serialNumber: 'S123', port: null },
      kind: 'printer',
    },
  ],
  [
    { CONNECTION: 'spooler', QUEUE: 'Zebra ZD420' },
    { transport: 'spooler', queue: 'Zebra ZD420' },
  ],
]

test.each(CONNECTIONS)('a printer with %o connects where its settings say', (settings, spec) => {
  expect(connectionOf(settings)).toEqual(spec)
})

test.each([
  [{}, /serial port/],
  [{ CONNECTION: 'usb' }, /USB device/],
  [{ CONNECTION: 'tcp', HOST: ' ' }, /network address/],
  [{ CONNECTION: 'spooler' }, /print queue/],
])('a connection without its address names what is missing: %o', (settings, message) => {
  expect(() => connectionOf(settings)).toThrow(
    expect.objectContaining({ code: 'SETTING_MISSING', message: expect.stringMatching(message) }),
  )
})
