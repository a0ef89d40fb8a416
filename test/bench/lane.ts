import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ConnectionSpec, LabelPrinterDriver } from '@scanbench/plugin/machine'
import SqliteConnection from 'better-sqlite3'
import { BrotherQlDriver } from '../../drivers/printers/brother/brother-ql-printer.ts'
import { CpclPrinterDriver } from '../../drivers/printers/cpcl/cpcl-printer.ts'
import { DplPrinterDriver } from '../../drivers/printers/dpl/dpl-printer.ts'
import { EplPrinterDriver } from '../../drivers/printers/epl/epl-printer.ts'
import { EscPosPrinterDriver } from '../../drivers/printers/esc-pos/esc-pos-printer.ts'
import { bitmapStep } from '../../drivers/printers/common/label-raster.ts'
import { SbplPrinterDriver } from '../../drivers/printers/sbpl/sbpl-printer.ts'
import { TsplPrinterDriver } from '../../drivers/printers/tspl/tspl-printer.ts'
import { ZplPrinterDriver } from '../../drivers/printers/zpl/zpl-printer.ts'
import { openPrintingLane } from '../support/printing-lane.ts'
import type { PrintingLane } from '../support/printing-lane.ts'
import { openPtyPair } from '../support/pty-pair.ts'
import { SHELF_LABEL } from '../support/shelf-label.ts'
import type { PacedOrder, PacedReport } from './paced-printer.ts'
import type { Figure } from './figure.ts'
import { measureReading } from './reading.ts'
import { summarize } from './statistics.ts'

export interface Language {
  name: string
  driver: LabelPrinterDriver
  settings: Record<string, unknown>
}

export interface Line {
  name: string
  baudRate: number | null
  bytesPerSecond: number
  /** How long the labels of a run take on it, before and while it is measured. */
  seconds: { warmUp: number; measured: number }
}

/** Of what the line can carry. */
const USE_GOAL = 0.97
const GAP_GOAL_MS = 5

const LANGUAGES: readonly Language[] = [
  { name: 'zpl', driver: new ZplPrinterDriver(), settings: {} },
  { name: 'tspl', driver: new TsplPrinterDriver(), settings: {} },
  { name: 'cpcl', driver: new CpclPrinterDriver(), settings: {} },
  { name: 'sbpl', driver: new SbplPrinterDriver(), settings: {} },
  { name: 'dpl', driver: new DplPrinterDriver(), settings: {} },
  { name: 'epl', driver: new EplPrinterDriver(), settings: {} },
  { name: 'brother-ql', driver: new BrotherQlDriver(), settings: { MODEL: 'QL-1100' } },
  { name: 'esc-pos', driver: new EscPosPrinterDriver(), settings: { WIDTH: '832' } },
]

/** A byte on a serial line has ten bits. */
const LINES: readonly Line[] = [
  { name: '9 600 baud', baudRate: 9600, bytesPerSecond: 960, seconds: { warmUp: 3, measured: 12 } },
  { name: '115 200 baud', baudRate: 115_200, bytesPerSecond: 11_520, seconds: { warmUp: 7, measured: 8 } },
  { name: '10 MB/s TCP', baudRate: null, bytesPerSecond: 10_000_000, seconds: { warmUp: 6, measured: 3 } },
]

/** By so many bytes a label is told from a question. */
const START_BYTES = 3

const FAR_END = fileURLToPath(new URL('paced-printer.ts', import.meta.url))

/** How well the writer of a printer uses its line, with every label in the journal on the disk before its first byte leaves. */
export async function* measureLane(): AsyncIterable<Figure> {
  for (const line of LINES) for (const language of LANGUAGES) yield* await measureLine(line, language)
  yield* await measureJournal()
  yield* measureReading()
}

async function measureLine(line: Line, language: Language): Promise<Figure[]> {
  const { name, driver, settings } = language
  const bytes = line.baudRate === null ? pictureFor(driver, settings) : shelfLabelFor(driver, settings)
  const countOf = (seconds: number): number => Math.max(3, Math.round((seconds * line.bytesPerSecond) / bytes.length))
  const measured = countOf(line.seconds.measured)
  await using bench = await openBench(line, language, bytes, { warmUp: countOf(line.seconds.warmUp), measured })
  await bench.lane.print(bench.labels)
  const { lineMs, gapsMs } = await bench.report
  const use = (measured * bytes.length * 1000) / (line.bytesPerSecond * lineMs)
  const gaps = summarize(gapsMs)
  const what = `${line.name}, ${name}, labels of ${bytes.length.toLocaleString('en')} bytes`
  return [
    {
      what: `use of the line: ${what}`,
      value: `${(use * 100).toFixed(1)} %`,
      goal: `>= ${USE_GOAL * 100} %`,
      isMet: use >= USE_GOAL,
    },
    {
      what: `nothing on the line between labels: ${what}`,
      value: `median ${gaps.median.toFixed(1)} ms, p99 ${gaps.p99.toFixed(1)} ms`,
      goal: `p99 < ${GAP_GOAL_MS} ms`,
      isMet: gaps.p99 < GAP_GOAL_MS,
    },
  ]
}

const ENDLESS: Line = { name: '', baudRate: null, bytesPerSecond: 1e9, seconds: { warmUp: 0, measured: 0 } }
const JOURNAL_LABELS = 1000
/** Of one write to the disk that is there to stay. */
const JOURNAL_GOAL = 3

/** What the journal costs a label: against the same bytes on the same line without it, and against the disk. */
async function measureJournal(): Promise<Figure[]> {
  const language: Language = { name: 'epl', driver: new EplPrinterDriver(), settings: {} }
  const bytes = shelfLabelFor(language.driver, language.settings)
  await using bench = await openBench(ENDLESS, language, bytes, { warmUp: JOURNAL_LABELS, measured: JOURNAL_LABELS })
  const { lane, report } = bench
  await lane.connected
  const plain = performance.now()
  for (let label = 0; label < JOURNAL_LABELS; label += 1) await lane.printer.write(bytes, { progressTimeoutMs: 5000 })
  const withJournal = performance.now()
  const plainMs = (withJournal - plain) / JOURNAL_LABELS
  await lane.print(JOURNAL_LABELS)
  await report
  const overheadMs = (performance.now() - withJournal) / JOURNAL_LABELS - plainMs
  const floorMs = await diskMs(lane.database.file)
  const times = overheadMs / floorMs
  return [
    {
      what: 'floor: a row changed in SQLite and on the disk to stay',
      value: `${floorMs.toFixed(2)} ms`,
      goal: '-',
      isMet: true,
    },
    {
      what: `the journal for each of ${JOURNAL_LABELS} labels, on the disk before its first byte leaves`,
      value: `${overheadMs.toFixed(2)} ms beside ${plainMs.toFixed(2)} ms of sending (${times.toFixed(1)} x the floor)`,
      goal: `< ${JOURNAL_GOAL} x the floor`,
      isMet: times < JOURNAL_GOAL,
    },
  ]
}

/** One row, one transaction, as durable as the journal, in a file beside it. */
async function diskMs(beside: string): Promise<number> {
  const database = new SqliteConnection(`${beside}.floor`)
  try {
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.exec("CREATE TABLE label (pk INTEGER PRIMARY KEY, state TEXT); INSERT INTO label VALUES (1, 'queued')")
    const change = database.prepare('UPDATE label SET state = ? WHERE pk = 1')
    const start = performance.now()
    for (let time = 0; time < JOURNAL_LABELS; time += 1) change.run(String(time))
    return (performance.now() - start) / JOURNAL_LABELS
  } finally {
    database.close()
  }
}

interface Bench extends AsyncDisposable {
  lane: PrintingLane
  labels: number
  report: Promise<PacedReport>
}

interface Counts {
  warmUp: number
  measured: number
}

async function openBench(
  line: Line,
  { name, driver, settings }: Language,
  bytes: Uint8Array,
  { warmUp, measured }: Counts,
): Promise<Bench> {
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-lane-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const cable = line.baudRate === null ? null : stack.use(await openPtyPair())
  const labels = warmUp + measured
  const order: PacedOrder = {
    path: cable?.far ?? null,
    bytesPerSecond: line.bytesPerSecond,
    language: name,
    label: { bytes: bytes.length, start: Array.from(bytes.subarray(0, START_BYTES)) },
    stub: Array.from(stubFor(driver, settings)),
    labels,
    warmUp,
  }
  const end = spawn(process.execPath, [FAR_END, JSON.stringify(order)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  stack.defer(() => void end.kill())
  const port = await said<number | null>(end, 'ready')
  const report = said<PacedReport>(end, 'report')
  const spec = specOf(line, cable?.near ?? '', port ?? 0)
  const draw = async () => ({ bytes, codes: [], unread: [], sizeMm: null })
  const lane = stack.use(await openPrintingLane({ file: join(folder, 'scanbench.sqlite'), driver, spec, draw }))
  const all = stack.move()
  return { lane, labels, report, [Symbol.asyncDispose]: () => all.disposeAsync() }
}

async function said<T>(end: ChildProcess, key: string): Promise<T> {
  for (;;) {
    const [message] = (await once(end, 'message')) as [Record<string, T>]
    if (key in message) return message[key] as T
  }
}

function specOf(line: Line, path: string, port: number): ConnectionSpec {
  if (line.baudRate === null) return { transport: 'tcp', host: '127.0.0.1', port }
  const { baudRate } = line
  return { transport: 'serial', path, baudRate, dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' }
}

/** As the printer draws it, and what it cannot draw left out: only its length counts. */
function shelfLabelFor(driver: LabelPrinterDriver, settings: Record<string, unknown>): Uint8Array {
  const steps = SHELF_LABEL.steps.filter((step) => step.kind !== 'bitmap' && driver.cannotDraw(step, settings) === null)
  if (steps.length > 0) return driver.encode({ ...SHELF_LABEL, steps }, settings)
  return dotsFor(driver, settings, { widthDots: 400, heightDots: 200, share: 0.02 })
}

/** What the printer at the end gets in place of a label, however long that is. */
function stubFor(driver: LabelPrinterDriver, settings: Record<string, unknown>): Uint8Array {
  return dotsFor(driver, settings, { widthDots: 80, heightDots: 40, share: 0.1 })
}

/** A picture over the whole of a shipping label, which no language can make small. */
function pictureFor(driver: LabelPrinterDriver, settings: Record<string, unknown>): Uint8Array {
  return dotsFor(driver, settings, { widthDots: 800, heightDots: 1200, share: 0.5 })
}

function dotsFor(
  driver: LabelPrinterDriver,
  settings: Record<string, unknown>,
  { widthDots, heightDots, share }: { widthDots: number; heightDots: number; share: number },
): Uint8Array {
  // The same dots in every run.
  let state = 1
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const bits = new Uint8Array((widthDots / 8) * heightDots).map(() =>
    random() < share * 2 ? Math.floor(random() * 256) : 0,
  )
  const steps = [bitmapStep({ widthDots, heightDots, bits }, 0, 0)]
  return driver.encode({ widthDots, heightDots, dotsPerMm: driver.dotsPerMm(settings), steps }, settings)
}
