import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@scanbench/plugin'
import SqliteFile from 'better-sqlite3'

/** How another start finds the station that runs; readable by the owner of the data folder alone. */
export interface StationNote {
  pid: number
  /** Null where the station opens no port. */
  address: string | null
  /** Opens a window: `Authorization: Station <secret>`. */
  secret: string
}

export interface StationLock extends Disposable {
  announce(note: Omit<StationNote, 'pid'>): void
}

/** A database that nothing refers to is closed by the garbage collector, and its lock would be gone. */
const held = new Set<SqliteFile.Database>()

const noteFile = (folder: string): string => join(folder, 'station.json')

/**
 * One station per data folder. The lock is the operating system's lock on an open file, so it ends with the process
 * however that ends; a file with a process number would outlive a `kill -9`.
 */
export function acquireStationLock(folder: string): StationLock {
  const file = new SqliteFile(join(folder, 'lock.sqlite'), { timeout: 0 })
  try {
    file.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    file.close()
    throw taken(folder, error)
  }
  held.add(file)
  // What a killed station left behind would lead a second start astray.
  rmSync(noteFile(folder), { force: true })
  return {
    announce: (note) => writeNote(folder, { pid: process.pid, ...note }),
    [Symbol.dispose]() {
      rmSync(noteFile(folder), { force: true })
      held.delete(file)
      file.close()
    },
  }
}

/** What the running station has announced, or null. */
export function readStationNote(folder: string): StationNote | null {
  try {
    return JSON.parse(readFileSync(noteFile(folder), 'utf8')) as StationNote
  } catch {
    // Missing or half a file: nothing is known about it, and nobody depends on it.
    return null
  }
}

function writeNote(folder: string, note: StationNote): void {
  const temporary = `${noteFile(folder)}.new`
  writeFileSync(temporary, JSON.stringify(note), { mode: 0o600 })
  chmodSync(temporary, 0o600)
  renameSync(temporary, noteFile(folder))
}

function taken(folder: string, cause: unknown): AppError {
  if (!(cause instanceof SqliteFile.SqliteError) || cause.code !== 'SQLITE_BUSY') {
    const sentence = `The lock file in ${folder} cannot be used: ${String(cause)}. Remove lock.sqlite if no station runs.`
    return new AppError('DATA_FOLDER_UNUSABLE', sentence, { cause })
  }
  const note = readStationNote(folder)
  const who = note === null ? 'Another station' : `The station with process number ${note.pid}`
  const sentence = `${who} uses the data folder ${folder} already: use that one, stop it, or name another folder with --data.`
  return new AppError('STATION_RUNNING', sentence, { cause })
}
