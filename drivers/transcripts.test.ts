import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LabelPrinterDriver, PrinterIdentity, PrinterStatus } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { BrotherPtDriver } from './printers/brother/brother-pt-printer.ts'
import { BrotherQlDriver } from './printers/brother/brother-ql-printer.ts'
import { CpclPrinterDriver } from './printers/cpcl/cpcl-printer.ts'
import { DplPrinterDriver } from './printers/dpl/dpl-printer.ts'
import { EplPrinterDriver } from './printers/epl/epl-printer.ts'
import { EscPosPrinterDriver } from './printers/esc-pos/esc-pos-printer.ts'
import { SbplPrinterDriver } from './printers/sbpl/sbpl-printer.ts'
import { TsplPrinterDriver } from './printers/tspl/tspl-printer.ts'
import { ZplPrinterDriver } from './printers/zpl/zpl-printer.ts'
import { cleanScan, PLAIN_PROFILE } from './protocols/scan-cleaning.ts'
import { HidPosScannerDriver } from './scanners/hid-pos-scanner.ts'
import { createFakeLine } from './transports/fake/fake-line.ts'
import { replayTranscript } from './transports/fake/replay.ts'
import { parseTranscript } from './transports/fake/transcript.ts'
import { nodeWait } from './transports/node/node-wait.ts'

const TRANSCRIPTS = join(import.meta.dirname, '../test/fixtures/transcripts')
const readTranscript = (name: string): string => readFileSync(join(TRANSCRIPTS, name), 'utf8')

interface Printer {
  driver: LabelPrinterDriver
  /** What it says that it is, and how many of the driver's questions for that are in the transcript. */
  identity: Partial<PrinterIdentity>
  asked: number
  /** What it says to the first question of its state, then to the second. */
  states: readonly Partial<PrinterStatus>[]
  /** Questions of its state: the usual one, or the one for printers that are silent at it. */
  questions: readonly ('request' | 'whenSilent')[]
}

const TWICE = ['request', 'request'] as const
const READY_THEN_EMPTY = [
  { state: 'ready', conditions: [] },
  { state: 'needs person', conditions: ['paper out'] },
] as const satisfies readonly Partial<PrinterStatus>[]

const simulated = (driver: LabelPrinterDriver, identity: Partial<PrinterIdentity>): Printer => ({
  driver,
  identity,
  asked: driver.identity?.requests.length ?? 0,
  states: READY_THEN_EMPTY.map((state) => ({ ...state })),
  questions: TWICE,
})

/** Each printer of a transcript, and what its driver makes of it. */
const PRINTERS: Readonly<Record<string, Printer>> = {
  'zpl-programming-guide.txt': {
    driver: new ZplPrinterDriver(),
    identity: { model: 'ZD420-203dpi', firmware: 'V84.20.15Z' },
    asked: 1,
    states: [
      { state: 'ready', conditions: [] },
      { state: 'needs person', conditions: ['head open', 'paper out', 'not calibrated'] },
    ],
    questions: ['request', 'whenSilent'],
  },
  'brother-pt-simulator.txt': simulated(new BrotherPtDriver(), { model: 'PT-P750W' }),
  'brother-ql-simulator.txt': simulated(new BrotherQlDriver(), { model: 'QL-820NWB' }),
  'cpcl-simulator.txt': simulated(new CpclPrinterDriver(), { firmware: 'SCANBENCH-SIM V1.0' }),
  'dpl-simulator.txt': simulated(new DplPrinterDriver(), { firmware: 'SCANBENCH-SIM-01.00 DPL' }),
  'epl-simulator.txt': simulated(new EplPrinterDriver(), { model: 'UKQ1935SIM', firmware: '4.42' }),
  'esc-pos-simulator.txt': simulated(new EscPosPrinterDriver(), { model: 'SIM-80', serialNumber: 'SIM0001' }),
  'sbpl-simulator.txt': simulated(new SbplPrinterDriver(), {}),
  'tspl-simulator.txt': simulated(new TsplPrinterDriver(), { model: 'SCANBENCH-SIM' }),
}

const LONG = 'https://example.com/a/code/that/is/longer/than/one/report/of/fifty-six/bytes'
const CODES = [
  { text: '4006381333931', aim: ']E0' },
  { text: '010950600013435210AB\x1d3712', aim: ']C1' },
  { text: LONG, aim: ']Q1' },
]
/** Each scanner of a transcript, and the codes that its reports are. */
const SCANNERS: Readonly<Record<string, typeof CODES>> = {
  'hid-pos-a-simulator.txt': CODES,
  'hid-pos-b-simulator.txt': CODES,
  'hid-pos-c-simulator.txt': CODES,
}

test('every transcript is replayed, and says in its first line where it is from', () => {
  const names = readdirSync(TRANSCRIPTS)
  expect(names.toSorted()).toEqual([...Object.keys(PRINTERS), ...Object.keys(SCANNERS)].toSorted())
  const firstLines = names.map((name) => readTranscript(name).split('\n')[0])
  expect(
    firstLines.filter((line) => !/^# .*(from the simulated|recorded from the device|of the .* guide)/.test(line!)),
  ).toEqual([])
})

/** A device of a transcript at the far end; asking gives all that it says. */
async function replayed(name: string) {
  const line = createFakeLine({ wait: nodeWait, name, pieceBytes: 7, bufferBytes: 4096 })
  let heard: number[] = []
  const connection = await line.open({ data: (bytes) => void heard.push(...bytes), closed() {} })
  const replay = replayTranscript(line.far, readTranscript(name))
  return {
    replay,
    ask: async (question: Uint8Array): Promise<Uint8Array> => {
      heard = []
      await connection.write(question, { progressTimeoutMs: 1000 })
      return Uint8Array.from(heard)
    },
  }
}

test.each(Object.entries(PRINTERS))(
  '%s: the driver says what the device expects, and understands its answers',
  async (name, { driver, identity, asked, states, questions }) => {
    const { replay, ask } = await replayed(name)
    const said: PrinterIdentity = {}
    for (const [at, request] of (driver.identity?.requests ?? []).slice(0, asked).entries())
      Object.assign(said, driver.identity?.parse(await ask(request), at))
    const told: unknown[] = []
    for (const question of questions) {
      const protocol = question === 'request' ? driver.status : driver.status?.whenSilent
      told.push(protocol?.parse(await ask(protocol.request)))
    }
    expect({ said, told, end: replay.current }).toMatchObject({ said: identity, told: states, end: { state: 'done' } })
  },
)

test.each(Object.entries(SCANNERS))('%s: its reports are the codes that were scanned', (name, codes) => {
  const framer = new HidPosScannerDriver().createFramer()
  const parts = parseTranscript(readTranscript(name)).flatMap(({ bytes }) => framer.push(bytes))
  expect(parts.filter((part) => 'reason' in part)).toEqual([])
  expect(parts.map(({ bytes }) => cleanScan(bytes, PLAIN_PROFILE))).toEqual(codes)
})
