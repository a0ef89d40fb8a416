import type { BarcodeScannerDriver, LabelPrinterDriver, MachineSettingValues } from '@scanbench/plugin/machine'
import type { Connection, ConnectionEvents } from '../../drivers/transports/connection.ts'
import { formatTranscript, type TranscriptLine } from '../../drivers/transports/fake/transcript.ts'

type Open = (events: ConnectionEvents) => Promise<Connection>

interface PrinterRecording {
  open: Open
  driver: LabelPrinterDriver
  /** Bytes that are printed between two rounds of questions, or null. */
  print: Uint8Array | null
  /** An answer has ended when nothing came for so long. */
  silence: () => Promise<void>
}

interface ScannerRecording {
  open: Open
  driver: BarcodeScannerDriver
  settings: MachineSettingValues
  /** Resolves when the person has scanned enough. */
  enough: Promise<void>
}

const PROGRESS_MS = 5000

/** Asks a device what it is and how it is, and gives what was said as a transcript that tests can replay. */
export async function recordDevice({ open, driver, print, silence }: PrinterRecording): Promise<string> {
  const lines: TranscriptLine[] = []
  const connection = await open({
    data: (bytes) => void lines.push({ direction: 'in', bytes: bytes.slice() }),
    closed() {},
  })
  await using _closing = { [Symbol.asyncDispose]: () => connection.close() }
  const say = async (bytes: Uint8Array): Promise<void> => {
    lines.push({ direction: 'out', bytes })
    await connection.write(bytes, { progressTimeoutMs: PROGRESS_MS })
    await silence()
  }
  for (const question of [...(driver.identity?.requests ?? []), ...statusQuestions(driver)]) await say(question)
  if (print !== null) for (const bytes of [print, ...statusQuestions(driver)]) await say(bytes)
  return formatTranscript(lines)
}

/** What comes while a person scans, each piece on a line of its own: of reports the bounds matter. */
export async function recordScans({ open, driver, settings, enough }: ScannerRecording): Promise<string> {
  const framer = driver.createFramer(settings)
  const lines: TranscriptLine[] = []
  const say = async (bytes: Uint8Array): Promise<void> => {
    lines.push({ direction: 'out', bytes })
    await (await opened).write(bytes, { progressTimeoutMs: PROGRESS_MS })
  }
  const opened = open({
    data(bytes) {
      lines.push({ direction: 'in', bytes: bytes.slice() })
      framer.push(bytes)
      // A scanner that is not answered sends everything again.
      const answer = framer.answer?.() ?? null
      if (answer !== null) say(answer).catch(() => {})
    },
    closed() {},
  })
  const connection = await opened
  await using _closing = { [Symbol.asyncDispose]: () => connection.close() }
  const opening = driver.opening(settings)
  if (opening !== null) await say(opening)
  await enough
  return lines.map((line) => formatTranscript([line])).join('')
}

function statusQuestions({ status }: LabelPrinterDriver): Uint8Array[] {
  return [status?.request, status?.whenSilent?.request].filter((request) => request !== undefined)
}
