import type { LabelPrinterDriver } from '@scanbench/plugin/machine'
import type { Connection, ConnectionEvents } from '../../drivers/transports/connection.ts'
import { formatTranscript, type TranscriptLine } from '../../drivers/transports/fake/transcript.ts'

interface Recording {
  open: (events: ConnectionEvents) => Promise<Connection>
  driver: LabelPrinterDriver
  /** An answer has ended when nothing came for so long. */
  silence: () => Promise<void>
}

const PROGRESS_MS = 5000

/** Asks a device what it is and how it is, and gives what was said as a transcript that tests can replay. */
export async function recordDevice({ open, driver, silence }: Recording): Promise<string> {
  const lines: TranscriptLine[] = []
  const connection = await open({
    data: (bytes) => void lines.push({ direction: 'in', bytes: bytes.slice() }),
    closed() {},
  })
  try {
    for (const question of questionsOf(driver)) {
      lines.push({ direction: 'out', bytes: question })
      await connection.write(question, { progressTimeoutMs: PROGRESS_MS })
      await silence()
    }
  } finally {
    await connection.close()
  }
  return formatTranscript(lines)
}

function questionsOf({ identity, status }: LabelPrinterDriver): Uint8Array[] {
  const asked = [status?.request, status?.whenSilent?.request].filter((request) => request !== undefined)
  return [...(identity?.requests ?? []), ...asked]
}
