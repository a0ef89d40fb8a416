import { beforeEach, expect, it, vi } from 'vitest'
import type { BarcodeScannerDriver } from '@scanbench/plugin/machine'
import { PLAIN_PROFILE } from '../../../drivers/protocols/scan-cleaning.ts'
import { HidPosScannerDriver } from '../../../drivers/scanners/hid-pos-scanner.ts'
import { SerialScannerDriver } from '../../../drivers/scanners/serial-scanner.ts'
import { ManualTimers } from '../../../test/support/manual-timers.ts'
import { recordingLog } from '../../../test/support/recording-log.ts'
import type { DeviceLink } from '../../devices/device-link.ts'
import { ScannerMachine, type CapturedCode } from './scanner-machine.ts'

let timers: ManualTimers
let codes: CapturedCode[]
let said: string[]
let logged: Record<string, unknown>[]
let written: string[]
let writeFault: Error | null
let capture: (code: CapturedCode) => Promise<unknown>

beforeEach(() => {
  timers = new ManualTimers()
  codes = []
  said = []
  logged = []
  written = []
  writeFault = null
  capture = async (code) => codes.push(code)
})

const link: DeviceLink = {
  async write(data) {
    if (writeFault !== null) throw writeFault
    written.push(Buffer.from(data).toString('hex'))
  },
  control: async () => ({ kind: 'done' }),
  close: async () => {},
  simulate: async () => {},
}

function setUp(settings: Record<string, unknown>, driver: BarcodeScannerDriver = new SerialScannerDriver()) {
  const log = { ...recordingLog(), warn: note, error: note }
  const scanner = new ScannerMachine({
    machine: 'm1',
    driver,
    scans: { capture: (code) => capture(code) },
    voice: {
      status: (status, text) => said.push(`${status} ${text}`),
      statusCode: () => {},
      properties: () => {},
      problem: () => {},
      restartRequired: () => {},
    },
    log,
    timers,
  })
  scanner.configure({ BOUNCE_MS: 150, SILENCE_MS: 100, ...settings })
  scanner.connected(link)
  return scanner
}

function note(_message: string, details: Record<string, unknown> = {}): void {
  logged.push(details)
}

const bytes = (text: string) => Buffer.from(text, 'latin1')
const texts = () => codes.map((code) => Buffer.from(code.bytes).toString('latin1'))

it('a code in pieces is captured once, with the time of its last byte', () => {
  const scanner = setUp({ FRAMING: 'cr-lf' })
  scanner.received(bytes('PAR'), 1000)
  scanner.received(bytes('T-4'), 1003)
  scanner.received(bytes('2\r\n'), 1007)
  expect(codes).toEqual([
    {
      bytes: Uint8Array.from(bytes('PART-42')),
      machine: 'm1',
      endpoint: 'machine',
      at: 1007,
      user: null,
      simulated: false,
      bounceMs: 150,
      profile: PLAIN_PROFILE,
    },
  ])
})

it('without a terminator a code ends after the silence of the settings', () => {
  const scanner = setUp({ FRAMING: 'none' })
  scanner.received(bytes('4006'), 1000)
  timers.advance(99)
  scanner.received(bytes('381'), 1099)
  timers.advance(99)
  expect(codes).toEqual([])
  timers.advance(1)
  expect(texts()).toEqual(['4006381'])
})

it('two codes that a busy station gets at once are told apart by the times of their bytes', () => {
  const scanner = setUp({ FRAMING: 'none' })
  scanner.received(bytes('first'), 1000)
  scanner.received(bytes('second'), 1100)
  timers.advance(100)
  expect(texts()).toEqual(['first', 'second'])
})

it('a torn code is not glued to the next one: it is logged with its bytes and shown until a good code comes', async () => {
  const scanner = setUp({ FRAMING: 'cr-lf' })
  scanner.received(bytes('PAR'), 1000)
  timers.advance(500)
  scanner.received(bytes('PART-42\r'), 2000)
  await vi.waitFor(() => expect(said).toHaveLength(2))
  expect({ said, logged, codes: texts() }).toEqual({
    said: [
      'WARNING A code came without its end and was left out. Scan it again; if this repeats, check the cable and the end of a code.',
      'CONNECTED Ready.',
    ],
    logged: [{ reason: 'incomplete', length: 3, bytes: '504152' }],
    codes: ['PART-42'],
  })
})

it('64 kB without a terminator are told once, and the code after them is read', () => {
  const scanner = setUp({ FRAMING: 'cr-lf' })
  for (let piece = 0; piece < 16; piece += 1) scanner.received(Buffer.alloc(4096, 0x58), 1000 + piece)
  scanner.received(bytes('\rOK-1\r'), 1020)
  expect({ said, reasons: logged.map((line) => line['reason']), codes: texts() }).toEqual({
    said: [
      'WARNING Too many bytes came without the end of a code. Check the baud rate, and what the scanner sends after a code.',
    ],
    reasons: ['too long'],
    codes: ['OK-1'],
  })
})

it('the end of the connection tells what was left over', () => {
  const scanner = setUp({ FRAMING: 'stx-etx' })
  scanner.received(bytes('\x02half'), 1000)
  scanner.disconnected()
  expect({ logged, waits: timers.waits }).toEqual({
    logged: [{ reason: 'incomplete', length: 4, bytes: '68616c66' }],
    waits: [],
  })
})

it('a code that cannot be stored is shown as an error and logged with its bytes', async () => {
  capture = () => Promise.reject(new Error('disk full'))
  const scanner = setUp({ FRAMING: 'cr-lf' })
  scanner.received(bytes('A1\r'), 1000)
  await scanner.finish()
  expect({ said, logged }).toEqual({
    said: ['ERROR A code could not be stored: disk full. Scan it again.'],
    logged: [{ reason: 'disk full', bytes: '4131' }],
  })
})

it('finishing waits for codes that are being stored', async () => {
  const storing = Promise.withResolvers<void>()
  capture = () => storing.promise
  const scanner = setUp({ FRAMING: 'cr-lf' })
  scanner.received(bytes('A1\r'), 1000)
  const finished = vi.fn<() => void>()
  const finishing = scanner.finish().then(finished)
  await Promise.resolve()
  expect(finished).not.toHaveBeenCalled()
  storing.resolve()
  await finishing
})

/** One report of layout A. */
function posReport(text: string): Buffer {
  const report = Buffer.alloc(64)
  report.set([2, text.length, ...Buffer.from(`]C0${text}`)])
  return report
}

it('reports that come right after opening are old and are left out', () => {
  const scanner = setUp({}, new HidPosScannerDriver())
  scanner.received(posReport('OLD'), 1000)
  timers.advance(250)
  scanner.received(posReport('NEW'), 1250)
  expect(texts()).toEqual([']C0NEW'])
})

it('a scanner that takes commands beeps for accepted and for refused, unless that is switched off', () => {
  const scanner = setUp({}, new HidPosScannerDriver())
  scanner.answer('accepted')
  scanner.answer('rejected')
  scanner.configure({ FEEDBACK: false })
  scanner.answer('rejected')
  expect(written).toEqual(['0440', '0420'])
})

it('the lamp follows the beep in its time, and the next verdict cuts that short', async () => {
  const scanner = setUp({ FRAMING: 'ssi' })
  const [good, bad, lit, dark] = ['05e6040000ff11', '05e6040006ff0b', '05e7040001ff0f', '05e8040001ff0e']
  scanner.answer('accepted')
  await vi.waitFor(() => expect(timers.waits).toEqual([50, 550]))
  timers.advance(50)
  scanner.answer('rejected')
  await vi.waitFor(() => expect(timers.waits).toEqual([50]))
  timers.advance(1000)
  expect(written).toEqual([good, lit, bad, dark])
})

it('a scanner that refuses to beep is asked once for each connection', async () => {
  const scanner = setUp({}, new HidPosScannerDriver())
  writeFault = new Error('no output report')
  scanner.answer('accepted')
  await expect(scanner.beep('accepted')).rejects.toThrow('no output report')
  writeFault = null
  scanner.answer('accepted')
  expect(written).toEqual([])
  scanner.connected(link)
  scanner.answer('accepted')
  expect(written).toEqual(['0440'])
})

it('packets are acknowledged as soon as they are whole', () => {
  const scanner = setUp({ FRAMING: 'ssi' })
  scanner.received(Buffer.from('08f3000003414243fe3c', 'hex'), 1000)
  expect({ written, codes: texts() }).toEqual({ written: ['04d00400ff28'], codes: [']C0ABC'] })
})

it('a report nobody knows is logged with its bytes and shown', () => {
  const scanner = setUp({}, new HidPosScannerDriver())
  timers.advance(250)
  scanner.received(Buffer.from('0301', 'hex'), 1000)
  expect({ said, logged }).toEqual({
    said: [
      'WARNING The scanner sent something that is no code. If its codes do not arrive, check the mode that it is set to.',
    ],
    logged: [{ reason: 'unknown report', length: 2, bytes: '0301' }],
  })
})

it('what is diverted reaches the one who asked for it, and no scan', async () => {
  const scanner = setUp({ FRAMING: 'cr-lf' })
  const taken: string[] = []
  const diverted = scanner.divert((piece) => void taken.push(Buffer.from(piece).toString('latin1')))
  scanner.received(bytes('A1\r'), 1000)
  await scanner.read(bytes('B2'), 1001)
  diverted[Symbol.dispose]()
  scanner.received(bytes('C3\r'), 1002)
  expect({ taken, codes: texts() }).toEqual({ taken: ['A1\r', 'B2'], codes: ['C3'] })
})

it('on a stand repeats are ignored for longer', () => {
  const scanner = setUp({ FRAMING: 'cr-lf', USE: 'stand', STAND_BOUNCE_MS: 700 })
  scanner.received(bytes('A1\r'), 1000)
  expect(codes[0]?.bounceMs).toBe(700)
})

it('a scanner that loses the separators says so while it is ready', () => {
  const scanner = setUp({ FRAMING: 'cr-lf', SEPARATOR: 'lost' })
  expect(scanner.connected(link)).toContain('It sends no separators')
})
