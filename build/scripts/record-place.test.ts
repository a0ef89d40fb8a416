import { expect, test } from 'vitest'
import { ZplPrinterDriver } from '../../drivers/printers/zpl/zpl-printer.ts'
import { HidPosScannerDriver } from '../../drivers/scanners/hid-pos-scanner.ts'
import { SerialScannerDriver } from '../../drivers/scanners/serial-scanner.ts'
import { TcpScannerDriver } from '../../drivers/scanners/tcp-scanner.ts'
import { readPlace, settingsFor } from './record-place.ts'

test.each([
  ['10.0.0.5:9100', { kind: 'tcp', host: '10.0.0.5', port: 9100 }],
  ['usb:0a5f:0166', { kind: 'usb', device: '0a5f:0166' }],
  ['USB:0a5f:0166:S12:3', { kind: 'usb', device: '0a5f:0166:S12:3' }],
  ['hid:05e0:1200', { kind: 'hid', device: '05e0:1200' }],
  ['/dev/ttyACM0', { kind: 'serial', port: '/dev/ttyACM0' }],
  ['COM3', { kind: 'serial', port: 'COM3' }],
])('the place %s is understood', (text, place) => {
  expect(readPlace(text)).toEqual(place)
})

const DEVICE = { vendorId: 0x0a5f, productId: 0x0166, serialNumber: null, port: null }

test.each([
  ['10.0.0.5:9100', new ZplPrinterDriver(), { transport: 'tcp', host: '10.0.0.5', port: 9100 }],
  ['usb:0a5f:0166', new ZplPrinterDriver(), { transport: 'usb', device: DEVICE, kind: 'printer' }],
  ['COM3', new ZplPrinterDriver(), { transport: 'serial', path: 'COM3' }],
  ['hid:0a5f:0166', new HidPosScannerDriver(), { transport: 'hid', device: DEVICE, kind: 'pos-scanner' }],
  ['COM3', new SerialScannerDriver(), { transport: 'serial', path: 'COM3' }],
  ['10.0.0.5:2001', new TcpScannerDriver(), { transport: 'tcp', host: '10.0.0.5', port: 2001 }],
])('the driver of a device at %s is led there', (text, driver, spec) => {
  expect(driver.connection(settingsFor(readPlace(text), driver))).toMatchObject(spec)
})

test('a driver that is not connected in this way says so', () => {
  expect(() => settingsFor(readPlace('COM3'), new HidPosScannerDriver())).toThrow('is not connected in this way')
})
