import { AppError } from '@scanbench/plugin'
import type { MachineProperty } from '@scanbench/plugin/machine'
import { beforeEach, expect, it, vi } from 'vitest'
import { ManualTimers } from '../../../test/support/manual-timers.ts'
import { PaperPrinter } from '../../../test/support/paper-printer.ts'
import { recordingLog } from '../../../test/support/recording-log.ts'
import { PrinterWatch } from './printer-watch.ts'

let timers: ManualTimers
let printer: PaperPrinter
let watch: PrinterWatch
let told: readonly MachineProperty[]
let problems: string[]
let isOn: boolean

beforeEach(() => {
  timers = new ManualTimers()
  printer = new PaperPrinter('p1')
  told = []
  problems = []
  isOn = true
  watch = new PrinterWatch({
    printer,
    voice: { properties: (properties) => (told = properties), problem: (message) => problems.push(message) },
    log: recordingLog(),
    timers,
    isWatching: async () => isOn,
  })
  printer.said = (status) => watch.heard(status)
})

it('a printer that is connected says what it is and how it is', async () => {
  watch.connected()
  await vi.waitFor(() => expect(printer.reports).toEqual(['100 Ready.']))
  expect(told.map(({ key, value }) => `${key}: ${value}`)).toEqual([
    'Model: SCANBENCH-SIM-203dpi',
    'Firmware: V1.0',
    'Serial number: SIM0001',
    'Head: 203 dpi',
    'Memory: 8192KB',
    'Labels printed: 0',
  ])
  expect(problems).toEqual([])
})

it('paper that ends while nothing prints is seen within ten seconds', async () => {
  watch.connected()
  await vi.waitFor(() => expect(timers.waits).toEqual([10_000]))
  printer.setCondition('paper out', true)
  timers.advance(10_000)
  await vi.waitFor(() => expect(printer.reports.at(-1)).toContain('301'))
  watch.disconnected()
  expect(timers.waits).toEqual([])
})

it('a printer that something was done to is asked soon, and again while it prints', async () => {
  watch.connected()
  await vi.waitFor(() => expect(timers.waits).toEqual([10_000]))
  printer.setCondition('head open', true)
  watch.lookSoon()
  expect(timers.waits).toEqual([500])
  timers.advance(500)
  await vi.waitFor(() => expect(printer.reports.at(-1)).toContain('open'))
  expect(timers.waits).toEqual([10_000])
})

it('a printer that is silent is not called ready, and is asked again after ever longer waits', async () => {
  printer.isMute = true
  watch.connected()
  const waits: number[] = []
  for (let reports = 1; reports <= 7; reports += 1) {
    await vi.waitFor(() => expect([printer.reports.length, timers.waits.length]).toEqual([reports, 1]))
    const [wait = 0] = timers.waits
    waits.push(wait)
    timers.advance(wait)
  }
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
  expect(new Set(printer.reports)).toEqual(new Set(['101 Connected. The printer does not say how it is.']))
})

it('a silent printer that speaks again is ready at once, and says what it is', async () => {
  printer.isMute = true
  watch.connected()
  await vi.waitFor(() => expect(timers.waits).toEqual([1000]))
  printer.isMute = false
  timers.advance(1000)
  await vi.waitFor(() => expect(told).toHaveLength(6))
  expect([printer.reports.at(-1), timers.waits]).toEqual(['100 Ready.', [10_000]])
})

it('an answer that makes no sense is none', async () => {
  vi.spyOn(printer, 'ask').mockRejectedValue(new AppError('DEVICE_PROTOCOL', 'What?'))
  watch.connected()
  await vi.waitFor(() => expect(timers.waits).toEqual([1000]))
  expect(printer.reports).toEqual(['101 Connected. The printer does not say how it is.'])
})

it('a printer that others ask is not asked beside them', async () => {
  const ask = vi.spyOn(printer, 'ask')
  watch.connected()
  await vi.waitFor(() => expect(timers.waits).toEqual([10_000]))
  const asked = ask.mock.calls.length
  timers.advance(9000)
  printer.report({ state: 'printing', conditions: [], labelsWaiting: 1 })
  expect(timers.waits).toEqual([1000])
  timers.advance(900)
  printer.report({ state: 'ready', conditions: [], labelsWaiting: 0 })
  timers.advance(9000)
  expect([ask.mock.calls.length, timers.waits]).toEqual([asked, [1000]])
})

it('with the setting off it is asked what it is, and not how it is', async () => {
  isOn = false
  watch.connected()
  await vi.waitFor(() => expect(timers.waits).toEqual([10_000]))
  expect([told.length, printer.reports]).toEqual([6, []])
})

it('another resolution than in the settings is a problem that names both', async () => {
  vi.spyOn(printer.driver, 'dotsPerMm').mockReturnValue(11.8)
  watch.connected()
  await vi.waitFor(() =>
    expect(problems).toEqual([
      'The printer says that its head has 203 dpi, and its settings say 300. Change the resolution in its settings.',
    ]),
  )
})

it('what comes of an earlier connection counts for nothing', async () => {
  const later = Promise.withResolvers<null>()
  const ask = vi.spyOn(printer, 'ask').mockReturnValueOnce(later.promise)
  watch.connected()
  watch.disconnected()
  later.resolve(null)
  await later.promise
  expect([ask.mock.calls.length, told, timers.waits]).toEqual([1, [], []])
})

it('a silent printer on USB is believed by its socket', async () => {
  printer.isMute = true
  printer.port = { state: 'needs person', conditions: ['paper out'], labelsWaiting: null }
  watch.connected()
  await vi.waitFor(() => expect(printer.reports.at(-1)).toContain('The paper is out.'))
  expect(timers.waits).toEqual([10_000])
})
