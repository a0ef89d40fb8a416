import type { ScanVerdict } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { SerialScannerDriver } from './serial-scanner.ts'

const LAMP_ON = '05e7040001ff0f'
const LAMP_OFF = '05e8040001ff0e'

const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex')

test.each([
  ['automatic', 'cr-lf', null, null, null, null],
  ['automatic', 'ssi', '05e6040000ff11', '05e6040006ff0b', '04e40400ff14', '04e50400ff13'],
  ['ssi', 'cr-lf', '05e6040000ff11', '05e6040006ff0b', '04e40400ff14', '04e50400ff13'],
  ['off', 'ssi', null, null, null, null],
  ['bel', 'cr-lf', '07', '0707', null, null],
  ['honeywell', 'cr-lf', '16070d', '16070d16070d', '16540d', '16550d'],
])('commands %s with framing %s are what the makers write', (COMMANDS, FRAMING, accepted, rejected, pull, release) => {
  const driver = new SerialScannerDriver()
  const settings = { COMMANDS, FRAMING }
  expect({
    accepted: hex(driver.feedback('accepted', settings)),
    rejected: hex(driver.feedback('rejected', settings)),
    pull: hex(driver.trigger(true, settings)),
    release: hex(driver.trigger(false, settings)),
  }).toEqual({ accepted, rejected, pull, release })
})

const lampFor = (verdict: ScanVerdict) =>
  new SerialScannerDriver().sequel(verdict, { COMMANDS: 'ssi' }).map(({ afterMs, bytes }) => [afterMs, hex(bytes)])

test('the lamp of an SSI scanner is lit for an accepted code and put out again, and dark for a refused one', () => {
  expect({ accepted: lampFor('accepted'), rejected: lampFor('rejected') }).toEqual({
    accepted: [
      [50, LAMP_ON],
      [550, LAMP_OFF],
    ],
    rejected: [[50, LAMP_OFF]],
  })
})
