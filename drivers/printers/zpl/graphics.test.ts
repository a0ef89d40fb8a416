import { expect, test } from 'vitest'
import { ZlibZplPrinterDriver } from '../../../plugins/builtin/zpl-printers.ts'
import { knownGraphics } from './graphics.ts'
import { ZplPrinterDriver } from './zpl-printer.ts'

const NO_SETTINGS = {}

test.each([
  ['ZD421-203dpi', 'V84.20.15Z', 'zlib'],
  ['GX420d-200dpi', 'V56.17.17Z', 'zlib'],
  ['110XiIIIPlus-8', 'V60.15.5Z', 'zlib'],
  ['LP2844-Z-200dpi', 'V45.11.7Z', 'runs'],
  ['ZT410-300dpi', '', 'runs'],
  ['CL-S621', 'V84.20.15', 'runs'],
  ['QL-820NWB', 'V1.14.0', 'runs'],
  ['SCANBENCH-SIM-203dpi', 'V1.0', 'runs'],
])('%s with the firmware %s gets pictures by %s, and the reason names it', (model, firmware, form) => {
  const known = knownGraphics({ model, firmware }, NO_SETTINGS)
  expect(known.form).toBe(form)
  expect(known.reason).toContain(model)
})

test.each([
  [{ CONNECTION: 'usb', DEVICE: '0a5f:0166:50J1934' }, 'zlib'],
  [{ CONNECTION: 'usb', DEVICE: '1203:0166' }, 'runs'],
  [{ CONNECTION: 'serial', DEVICE: '0a5f:0166' }, 'runs'],
  [{}, 'runs'],
])('before it has said what it is, the maker on USB decides: %j', (settings, form) => {
  expect(knownGraphics(null, settings).form).toBe(form)
})

test.each([
  ['Zebra Technologies', 'zlib'],
  ['TSC', 'runs'],
])('the plug of a printer of %s that does not answer decides for %s', (manufacturer, form) => {
  expect(knownGraphics({ manufacturer, model: 'ZTC ZD421-203dpi ZPL' }, NO_SETTINGS).form).toBe(form)
})

test('what it says is believed more than its plug', () => {
  const usb = { CONNECTION: 'usb', DEVICE: '0a5f:0166' }
  expect(knownGraphics({ model: 'LP2844-Z', firmware: 'V45.11.7Z' }, usb).form).toBe('runs')
})

test.each(['runs', 'zlib', 'hexadecimal'])('a form that a person chose stays: %s', (GRAPHICS) => {
  const driver = new ZlibZplPrinterDriver()
  const identity = { model: 'ZD421-203dpi', firmware: 'V84.20.15Z' }
  expect(driver.adapted({ GRAPHICS }, identity)).toEqual({ settings: { GRAPHICS }, properties: [] })
})

test('without a compression at hand nothing is promised', () => {
  const identity = { model: 'ZD421-203dpi', firmware: 'V84.20.15Z' }
  expect(new ZplPrinterDriver().adapted({}, identity)).toEqual({ settings: {}, properties: [] })
})
