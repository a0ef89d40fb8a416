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

/** What the line has before anybody adds to it. */
const OWN = { level: null, time: null, message: null }

/** Fields of the logger stand in each of its lines, and nothing that a line brings can stand for them or for the line's own. */
function loggerOf(log: Pino, fields: Record<string, unknown> = {}): Logger {
  const given = (details: Record<string, unknown>) => besides({ ...OWN, ...fields }, plainDetails(details))
  return {
    debug: (message, details = {}) => log.debug({ ...fields, ...given(details) }, message),
    info: (message, details = {}) => log.info({ ...fields, ...given(details) }, message),
    warn: (message, details = {}) => log.warn({ ...fields, ...given(details) }, message),
    error: (message, details = {}) => log.error({ ...fields, ...given(details) }, message),
    with: (more) => loggerOf(log, { ...fields, ...given(more) }),
  }
}

/** A name that is taken already moves below `besides`, unless it says the same again. */
function besides(taken: Record<string, unknown>, details: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(details)
  const free = entries.filter(([key]) => !Object.hasOwn(taken, key))
  const moved = entries.filter(([key, value]) => Object.hasOwn(taken, key) && taken[key] !== value)
  return { ...Object.fromEntries(free), ...(moved.length === 0 ? {} : { besides: Object.fromEntries(moved) }) }
}
