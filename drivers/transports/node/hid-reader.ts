import { setImmediate as nextTurn } from 'node:timers/promises'
import type { OpenConnection } from '../open-connection.ts'
import { goneError } from './native-error.ts'
import { nodeWait } from './node-wait.ts'
import { createReportBuffer, type ReportBuffer } from './report-buffer.ts'

/** How often the library looks for reports. */
const POLL_MS = 50
const BUFFER_BYTES = 256 * 1024

/** What is needed here of a handle of node-hid. */
export interface HidHandle {
  on(event: 'data', listener: (report: Uint8Array) => void): unknown
  on(event: 'error', listener: (error: unknown) => void): unknown
  pause(): void
  resume(): void
}

export interface ReportReader {
  readonly buffer: ReportBuffer
  /** Rejects when the device goes away before `begin`. */
  readonly failed: Promise<never>
  begin(opened: OpenConnection, name: string): void
}

function ignore(): void {}

/**
 * The library notices that a device is gone only while it reads, so reading goes on while nobody wants the data. Resolves when
 * the handle may be closed: the library begins to read in the next turn, and one that is closed before ends the process.
 */
export async function readReports(handle: HidHandle): Promise<ReportReader> {
  const { promise: failed, reject } = Promise.withResolvers<never>()
  failed.catch(() => {})
  let lost: (error: unknown) => void = reject
  let deliver: (report: Uint8Array) => void = ignore
  const buffer = createReportBuffer({
    limitBytes: BUFFER_BYTES,
    deliver: (report) => deliver(report),
    full: (isFull) => (isFull ? handle.pause() : readAgain(handle)),
  })
  // Until there is somebody to tell.
  buffer.pause()
  // A plain string, and without a listener the end of the process.
  handle.on('error', (error: unknown) => lost(error))
  handle.on('data', (report: Uint8Array) => buffer.push(Uint8Array.from(report)))
  await nextTurn()
  return {
    buffer,
    failed,
    begin(opened, name) {
      lost = (error) => opened.lost(goneError(error, name))
      deliver = (report) => opened.data(report)
      buffer.resume()
    },
  }
}

/** The thread that reads ends at its next poll, and until then another cannot be begun. A closed handle does nothing. */
function readAgain(handle: HidHandle): void {
  try {
    handle.resume()
  } catch {
    nodeWait(POLL_MS, () => readAgain(handle))
  }
}
