import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '@scanbench/plugin'
import { pino, stdTimeFunctions, type Logger as Pino } from 'pino'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'
import type { LogLevel } from '../configuration/options.ts'
import { plainDetails } from './plain-details.ts'
import { RecentLines, type LogLine } from './recent-lines.ts'

export interface Log extends Logger, AsyncDisposable {
  /** The last thousand lines, oldest first. */
  recent(): LogLine[]
}

export interface LogOptions {
  /** The data folder; the files are in `logs` below it. */
  folder: string
  level: LogLevel
  /** Gets every line as well, or null. */
  output: NodeJS.WritableStream | null
}

/** One log for the whole station: a file of at most 10 MB with four older ones beside it, and the last lines in memory. */
export function createLog({ folder, level, output }: LogOptions): Log {
  const recent = new RecentLines({ size: 1000 })
  const file = openFile(join(folder, 'logs'))
  const write = (line: string): void => {
    recent.write(line)
    if (!file.destroyed) file.write(line)
    output?.write(line)
  }
  const root = pino(
    { level, base: null, messageKey: 'message', timestamp: stdTimeFunctions.isoTime, formatters },
    { write },
  )
  return {
    ...loggerOf(root),
    recent: () => recent.lines(),
    async [Symbol.asyncDispose]() {
      if (file.closed) return
      const closed = new Promise<void>((resolve) => file.once('close', resolve))
      file.end()
      await closed
    },
  }
}

const formatters = { level: (label: string) => ({ level: label }) }

function openFile(folder: string): RotatingFileStream {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = createStream(fileName, { path: folder, size: '10M', rotate: 4, mode: 0o600 })
  // A full disk must not stop scanning: from then on the lines stay in memory.
  file.on('error', () => undefined)
  return file
}

const fileName = (index: number | Date | null): string =>
  index === null ? 'scanbench.log' : `scanbench.${String(index)}.log`

function loggerOf(log: Pino): Logger {
  return {
    debug: (message, details = {}) => log.debug(plainDetails(details), message),
    info: (message, details = {}) => log.info(plainDetails(details), message),
    warn: (message, details = {}) => log.warn(plainDetails(details), message),
    error: (message, details = {}) => log.error(plainDetails(details), message),
    with: (fields) => loggerOf(log.child(plainDetails(fields))),
  }
}
