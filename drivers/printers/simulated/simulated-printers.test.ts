import { LabelPrinterDriver } from '@scanbench/plugin/machine'
import type { BitmapStep, DrawnLabel, PrinterStatus } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { VIRTUAL_LANGUAGES } from '../../simulators/languages.ts'
import { createVirtualPrinter } from '../../simulators/virtual-printer.ts'
import { ZLIB } from '../../../test/support/zlib.ts'
import { simulatedPrinters } from './simulated-printers.ts'

const PRINTERS = simulatedPrinters(ZLIB).map((Driver) => {
  const driver = new Driver()
  if (!(driver instanceof LabelPrinterDriver)) throw new Error(`${driver.NAME} is no printer`)
  const spec = driver.connection({})
  if (spec === null || !('device' in spec) || typeof spec.device !== 'string')
    throw new Error(`${driver.NAME} is not simulated`)
  return { slug: driver.SLUG, driver, language: spec.device.replace(/-printer$/, '') }
})

/** Undefined while nothing is said. */
function stateOf(said: PrinterStatus | 'more' | null): PrinterStatus['state'] | undefined {
  return said === null || said === 'more' ? undefined : said.state
}

/** A black square in the middle of white: every printer can draw dots. */
function squareLabel(dotsPerMm: number): DrawnLabel {
  const [widthDots, heightDots] = [Math.round(12 * dotsPerMm), Math.round(20 * dotsPerMm)]
  const row = Uint8Array.of(0xff)
  const bits = Uint8Array.from({ length: 8 }, () => row[0]!)
  const square: BitmapStep = { kind: 'bitmap', x: 40, y: 40, widthDots: 8, heightDots: 8, bits }
  return { widthDots, heightDots, dotsPerMm, steps: [square] }
}

function setUp({ driver, language }: (typeof PRINTERS)[number]) {
  const create = VIRTUAL_LANGUAGES[language]
  if (create === undefined) throw new Error(`Nobody speaks ${language}`)
  const labels: Uint8Array[] = []
  const answers: Uint8Array[] = []
  const printer = createVirtualPrinter({
    language: create(),
    onLabel: (bytes) => void labels.push(bytes),
    answer: (bytes) => void answers.push(bytes),
    onUnplug() {},
    wait: () => ({ [Symbol.dispose]() {} }),
  })
  const print = (): void => printer.receive(driver.encode(squareLabel(driver.dotsPerMm({})), {}))
  const status = (): PrinterStatus | 'more' | null => {
    answers.length = 0
    if (driver.status === null) return null
    printer.receive(driver.status.request)
    return driver.status.parse(new Uint8Array(answers.flatMap((bytes) => Array.from(bytes))))
  }
  return { labels, printer, print, status }
}

test.each(PRINTERS)('$slug: one label in is one label out, and it is drawn', ({ ...one }) => {
  const { labels, print } = setUp(one)
  print()
  expect(labels).toHaveLength(1)
  const [drawn] = one.driver.decode(labels[0]!, {})
  expect(drawn?.steps.length).toBeGreaterThan(0)
})

test.each(PRINTERS)('$slug: a label waits while the printer is open, and the printer says so where it can', (one) => {
  const { labels, printer, print, status } = setUp(one)
  expect([undefined, 'ready', 'cannot tell']).toContain(stateOf(status()))
  printer.setCondition('head open', true)
  print()
  expect(labels).toEqual([])
  expect(stateOf(status())).not.toBe('ready')
  printer.setCondition('head open', false)
  expect(labels).toHaveLength(1)
})

test.each(PRINTERS.filter(({ driver }) => driver.status !== null))(
  '$slug: an answer that means nothing is refused or waited for, never believed',
  (one) => {
    const { printer, status } = setUp(one)
    printer.setFaults({ answersWrong: true })
    let said: unknown
    try {
      said = status()
    } catch (error) {
      said = (error as { code?: string }).code
    }
    expect(['more', 'DEVICE_PROTOCOL']).toContain(said)
  },
)
