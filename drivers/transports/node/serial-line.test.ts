import { expect, test } from 'vitest'
import type { SerialSettings } from '../serial.ts'
import { setStickParity, systemLine } from './serial-line.ts'

const line = (changes: Partial<SerialSettings>): SerialSettings => ({
  path: '/dev/ttyS0',
  baudRate: 9600,
  dataBits: 8,
  parity: 'none',
  stopBits: 1,
  flowControl: 'none',
  ...changes,
})

test('Linux is told of mark and space after opening, Windows at once', () => {
  expect(systemLine(line({ parity: 'mark' }), 'linux')).toEqual({ parity: 'odd', stopBits: 1, afterwards: 'mark' })
  expect(systemLine(line({ parity: 'space' }), 'win32')).toEqual({ parity: 'space', stopBits: 1, afterwards: null })
  expect(() => systemLine(line({ parity: 'mark' }), 'darwin')).toThrow('This system knows no mark parity.')
})

test('one and a half stop bits are two where a character has five bits, and refused elsewhere', () => {
  expect(systemLine(line({ stopBits: 1.5, dataBits: 5 }), 'linux')).toEqual({
    parity: 'none',
    stopBits: 2,
    afterwards: null,
  })
  expect(() => systemLine(line({ stopBits: 1.5 }), 'linux')).toThrow('only with five data bits')
  expect(systemLine(line({ stopBits: 1.5 }), 'win32').stopBits).toBe(1.5)
})

test('a port that takes no mark parity says so', async () => {
  await expect(setStickParity('/dev/null', 'mark')).rejects.toThrow(/^\/dev\/null takes no mark parity \(/)
})
