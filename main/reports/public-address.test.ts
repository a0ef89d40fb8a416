import { expect, test } from 'vitest'
import { isPublicAddress } from './public-address.ts'

test.each(['9.9.9.9', '172.32.0.1', '100.128.0.1', '2620:fe::fe', '2a00:1450:4001::1'])(
  '%s is public (P28)',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test.each([
  '127.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '224.0.0.251',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:9.9.9.9',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'fd00::1',
  'fe80::1',
  'fe80::1%eth0',
  'ff02::fb',
  'station.example',
  '',
])('%j is not public (P28)', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})
