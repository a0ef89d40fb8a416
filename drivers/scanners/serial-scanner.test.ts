import { expect, it } from 'vitest'
import { SerialScannerDriver } from './serial-scanner.ts'

const driver = new SerialScannerDriver()
const DEFAULTS = Object.fromEntries(
  Object.entries(driver.MACHINE_SETTINGS).map(([key, setting]) => [key, setting.default as unknown]),
)

it('the settings become the line', () => {
  const settings = { ...DEFAULTS, PORT: 'COM3', BAUD_RATE: '115200', DATA_BITS: '7', PARITY: 'even', STOP_BITS: '2' }
  expect(driver.connection({ ...settings, FLOW_CONTROL: 'rtscts' })).toEqual({
    transport: 'serial',
    path: 'COM3',
    baudRate: 115_200,
    dataBits: 7,
    parity: 'even',
    stopBits: 2,
    flowControl: 'rtscts',
  })
})

it('untouched settings are 9600 8N1 without flow control', () => {
  expect(driver.connection({ ...DEFAULTS, PORT: '/dev/ttyUSB0' })).toEqual({
    transport: 'serial',
    path: '/dev/ttyUSB0',
    baudRate: 9600,
    dataBits: 8,
    parity: 'none',
    stopBits: 1,
    flowControl: 'none',
  })
})

it.each([
  ['cr-lf', 500],
  ['stx-etx', 500],
  ['none', 100],
])('with framing %s the line may be silent for %i ms', (framing, silenceMs) => {
  expect(driver.createFramer({ ...DEFAULTS, FRAMING: framing }).silenceMs).toBe(silenceMs)
})
