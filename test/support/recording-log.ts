import type { Logger } from '@scanbench/plugin'

export interface RecordingLog extends Logger {
  /** `level: message`, in order. */
  readonly lines: string[]
}

/** A log that remembers what it was told. */
export function recordingLog(lines: string[] = []): RecordingLog {
  const line = (level: string) => (message: string) => void lines.push(`${level}: ${message}`)
  const levels = { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }
  return { ...levels, lines, with: () => recordingLog(lines) }
}
