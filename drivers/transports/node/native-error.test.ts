import { expect, test } from 'vitest'
import { TransportError } from '../connection.ts'
import { goneError, isGone, openErrorOf } from './native-error.ts'

test.each([
  ['cannot open device with path /dev/hidraw0: Failed to open a device with path: Permission denied', 'DEVICE_DENIED'],
  ['permission denied (errno 13)', 'DEVICE_DENIED'],
  ['interface is busy (errno 16)', 'DEVICE_BUSY'],
  ["EBUSY: resource busy or locked, open '/dev/usb/lp0'", 'DEVICE_BUSY'],
  ['device not found (errno 2)', 'DEVICE_NOT_FOUND'],
  ["ENOENT: no such file or directory, open '/dev/usb/lp0'", 'DEVICE_NOT_FOUND'],
  ['the library has no words for it', 'DEVICE_UNAVAILABLE'],
])('"%s" means %s', (message, code) => {
  expect(openErrorOf(new Error(message), 'The scanner')).toMatchObject({
    code,
    message: expect.stringContaining(message),
  })
})

test('an error of our own is told as it is', () => {
  const error = new TransportError('DEVICE_BUSY', 'Taken.')
  expect(openErrorOf(error, 'The scanner')).toBe(error)
})

test('a device that went away is known by a plain string, too', () => {
  const text = 'could not read from HID device: hid_read_timeout: unexpected poll error (device disconnected)'
  expect([isGone(text), isGone('Connection timed out'), goneError(text, 'The scanner').code]).toEqual([
    true,
    false,
    'DEVICE_DISCONNECTED',
  ])
})
