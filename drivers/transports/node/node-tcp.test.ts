import { expect, test } from 'vitest'
import { disconnected } from './node-tcp.ts'

const systemError = (code: string) => Object.assign(new Error(`read ${code}`), { code })

test('a far end that is gone without a word does not answer, one that hangs up is disconnected', () => {
  const ends = [systemError('ETIMEDOUT'), systemError('ECONNRESET'), null]
  expect(ends.map((error) => disconnected('10.0.4.17:9100', error).code)).toEqual([
    'TIMEOUT',
    'DEVICE_DISCONNECTED',
    'DEVICE_DISCONNECTED',
  ])
})

test('the sentence names the address and what to look at', () => {
  expect(disconnected('10.0.4.17:9100', systemError('ETIMEDOUT')).message).toBe(
    '10.0.4.17:9100 does not answer any more. Check its cable, and that it is on.',
  )
})
