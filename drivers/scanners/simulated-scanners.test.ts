import { BarcodeScannerDriver, type Discarded, type Frame } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { cleanScan, PLAIN_PROFILE } from '../protocols/scan-cleaning.ts'
import { SCANNER_MODES } from '../simulators/scanners/scanner-modes.ts'
import { createVirtualScanner, type ScannerFaults, type ScannerSignal } from '../simulators/scanners/virtual-scanner.ts'
import { SIMULATED_SCANNERS } from './simulated-scanners.ts'

const DRIVERS = SIMULATED_SCANNERS.map((Driver) => new Driver()).filter(
  (driver) => driver instanceof BarcodeScannerDriver,
)
const SETTINGS = { FRAMING: 'cr-lf', SILENCE_MS: 100, KEYBOARD_LAYOUT: 'us', SEPARATOR: 'sent', COMMANDS: 'honeywell' }
const REPORTS_AND_PACKETS = ['hid-pos-a', 'hid-pos-b', 'ssi']

const modeOf = ({ SLUG }: BarcodeScannerDriver) => SLUG.slice('simulated-'.length, -'-scanner'.length)

/** A driver with its far end, and what came of all that was scanned. Time passes when it is told to. */
function bench(driver: BarcodeScannerDriver) {
  const name = modeOf(driver) as keyof typeof SCANNER_MODES
  const mode = SCANNER_MODES[name]()
  const framer = driver.createFramer(SETTINGS)
  if (mode.fields !== null) framer.describe?.(mode.fields)
  const taken: (Frame | Discarded)[] = []
  const signals: ScannerSignal[] = []
  const due = new Set<() => void>()
  let unplugs = 0
  const scanner = createVirtualScanner({
    mode,
    send(bytes) {
      taken.push(...framer.push(bytes))
      // A line never answers before the call that caused it has returned.
      const answer = framer.answer?.() ?? null
      if (answer !== null) answers.push(answer)
    },
    onSignal: (signal) => void signals.push(signal),
    onUnplug: () => void (unplugs += 1),
    wait(_ms, then) {
      due.add(then)
      return { [Symbol.dispose]: () => void due.delete(then) }
    },
  })
  const answers: Uint8Array[] = []
  const settle = (): void => {
    for (let answer = answers.shift(); answer !== undefined; answer = answers.shift()) scanner.receive(answer)
  }
  return {
    signals,
    get unplugs() {
      return unplugs
    },
    setFaults: (faults: Partial<ScannerFaults>) => scanner.setFaults(faults),
    tell(bytes: Uint8Array | null) {
      if (bytes !== null) scanner.receive(bytes)
      settle()
    },
    passTime() {
      const now = [...due]
      due.clear()
      for (const then of now) then()
      settle()
    },
    scan(...texts: string[]) {
      for (const text of texts) {
        scanner.scan(Buffer.from(text, 'utf8'))
        settle()
      }
    },
    silence: () => void taken.push(...framer.flush('silence')),
    get codes() {
      return taken.flatMap((part) => ('reason' in part ? [] : [cleanScan(part.bytes, PLAIN_PROFILE)]))
    },
    get texts() {
      return this.codes.map(({ text }) => text)
    },
    get reasons() {
      return taken.flatMap((part) => ('reason' in part ? [part.reason] : []))
    },
  }
}

test('there is one for every mode that a far end speaks', () => {
  expect(DRIVERS.map(modeOf).toSorted()).toEqual(Object.keys(SCANNER_MODES).toSorted())
})

const CASES = DRIVERS.map((driver) => ({ slug: driver.SLUG, driver }))
const GS1 = ']C1010950600013435210AB\x1d3712'

test.each(CASES)('$slug: codes come through as they were shown, in order, separators included', ({ driver }) => {
  const one = bench(driver)
  one.scan('PART-4', GS1, 'a{"b":[1]}~', 'x'.repeat(300), 'PART-4')
  expect(one.texts).toEqual(['PART-4', GS1.slice(3), 'a{"b":[1]}~', 'x'.repeat(300), 'PART-4'])
  expect(one.codes[1]?.aim).toBe(']C1')
  expect(one.reasons).toEqual([])
})

test.each(CASES.filter(({ driver }) => REPORTS_AND_PACKETS.includes(modeOf(driver))))(
  '$slug: the kind of a code is told beside the code',
  ({ driver }) => {
    const one = bench(driver)
    one.scan(']E04006381333931')
    expect(one.codes).toEqual([{ text: '4006381333931', aim: ']E0' }])
  },
)

test.each(CASES)('$slug: a code without its end is no code, and the next ones are', ({ driver }) => {
  const one = bench(driver)
  one.setFaults({ losesEnd: true })
  one.scan('HALF')
  one.silence()
  one.setFaults({ losesEnd: false })
  for (let attempt = 0; attempt < 4; attempt += 1) one.passTime()
  one.scan('WHOLE')
  // Keys that are followed by silence are a code: many typing scanners send nothing else.
  const isTyped = modeOf(driver) === 'keyboard'
  expect(one.texts.filter((text) => text !== 'HALF')).toEqual(['WHOLE'])
  expect(one.reasons.slice(0, 1)).toEqual(isTyped ? [] : ['incomplete'])
})

test.each(CASES)('$slug: read twice is told twice', ({ driver }) => {
  const one = bench(driver)
  one.setFaults({ readsTwice: true })
  one.scan('BOX-1')
  expect(one.texts).toEqual(['BOX-1', 'BOX-1'])
})

test.each(CASES)('$slug: a slow scanner is waited for', ({ driver }) => {
  const one = bench(driver)
  one.setFaults({ msPerPiece: 5 })
  one.scan('LONG-'.repeat(30))
  for (let piece = 0; piece < 700; piece += 1) one.passTime()
  expect(one.texts).toEqual(['LONG-'.repeat(30)])
})

test.each(CASES)('$slug: noise is no code of ours, and after it codes come again', ({ driver }) => {
  const one = bench(driver)
  one.setFaults({ babbles: true })
  for (let piece = 0; piece < 20; piece += 1) one.passTime()
  one.setFaults({ babbles: false })
  one.silence()
  one.scan('AFTER')
  for (let attempt = 0; attempt < 4; attempt += 1) one.passTime()
  expect(one.texts.at(-1)).toBe('AFTER')
})

test('a garbled packet of SSI is asked for again, and the code comes whole', () => {
  const one = bench(driverOf('ssi'))
  one.setFaults({ garbles: true })
  one.scan('BOX-1', 'BOX-2')
  expect({ texts: one.texts, reasons: one.reasons }).toEqual({ texts: ['BOX-1', 'BOX-2'], reasons: [] })
})

test.each(['hid-pos-a', 'hid-pos-b', 'hid-pos-c', 'keyboard'])(
  'a garbled report of %s is shown as one that nobody knows',
  (mode) => {
    const one = bench(driverOf(mode))
    one.setFaults({ garbles: true })
    one.scan('BOX-1')
    expect(one.texts).toEqual([])
    expect(new Set(one.reasons)).toEqual(new Set(['unknown report']))
  },
)

test.each(CASES)('$slug: a cable that comes out in a code takes that code along, once', ({ driver }) => {
  const one = bench(driver)
  one.setFaults({ unplugsInCode: true })
  one.scan('CUT-OFF')
  one.passTime()
  expect({ unplugs: one.unplugs, texts: one.texts }).toEqual({ unplugs: 1, texts: [] })
  one.silence()
  one.scan('BACK')
  expect(one.texts.at(-1)).toBe('BACK')
})

test.each(CASES)('$slug: verdicts and trigger are heard where the scanner takes commands', ({ driver }) => {
  const one = bench(driver)
  one.scan('IN FRONT')
  for (const verdict of ['accepted', 'rejected'] as const) {
    one.tell(driver.feedback(verdict, SETTINGS))
    for (const { bytes } of driver.sequel(verdict, SETTINGS)) one.tell(bytes)
  }
  one.tell(driver.trigger(true, SETTINGS))
  one.tell(driver.trigger(false, SETTINGS))
  const { line, packets, reports, none } = HEARD
  const expected = { keyboard: none, serial: line, tcp: line, ssi: packets }[modeOf(driver)] ?? reports
  expect(one.signals).toEqual(expected)
  // Who is triggered reads what lies in front.
  expect(one.texts).toEqual(expected === none ? ['IN FRONT'] : ['IN FRONT', 'IN FRONT'])
})

const HEARD: Readonly<Record<'line' | 'packets' | 'reports' | 'none', ScannerSignal[]>> = {
  line: ['beep', 'beep', 'beep', 'trigger', 'release'],
  packets: ['beep', 'lamp on', 'lamp off', 'error beep', 'lamp off', 'trigger', 'release'],
  reports: ['beep', 'error beep', 'trigger', 'release'],
  none: [],
}

function driverOf(mode: string): BarcodeScannerDriver {
  const driver = DRIVERS.find((one) => modeOf(one) === mode)
  if (driver === undefined) throw new Error(`There is no driver for ${mode}`)
  return driver
}
