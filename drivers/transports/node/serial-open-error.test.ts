import { expect, test } from 'vitest'
import { deniedError, serialOpenError } from './serial-open-error.ts'

test.each([
  ['Error: No such file or directory, cannot open /dev/x', 'DEVICE_NOT_FOUND'],
  ['Opening COM9: File not found', 'DEVICE_NOT_FOUND'],
  ['Error Resource temporarily unavailable Cannot lock port', 'DEVICE_BUSY'],
  ['Opening COM3: Access denied', 'DEVICE_BUSY'],
  ['Error: Permission denied, cannot open /dev/x', 'DEVICE_DENIED'],
  ['Error: Inappropriate ioctl for device setting custom baud rate of 9600', 'DEVICE_UNAVAILABLE'],
])('"%s" means %s', async (message, code) => {
  expect(await serialOpenError(new Error(message), '/dev/x')).toMatchObject({ code })
})

test('a denied port names the one command that helps', () => {
  const denied = deniedError('/dev/ttyUSB0', 'dialout')
  expect(denied.details.command).toBe('sudo usermod -aG dialout $USER')
  expect([denied.message, deniedError('COM3', null).message]).toEqual([
    'You have no right to open /dev/ttyUSB0. Run "sudo usermod -aG dialout $USER", then sign in again.',
    'You have no right to open COM3. Ask the administrator for access.',
  ])
})
