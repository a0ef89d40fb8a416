import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from '@scanbench/plugin'
import { backupName, backupTime, listBackups } from './backup-files.ts'
import type { Database } from './database.ts'
import { startTimer } from './start-timer.ts'
import type { StartTimer } from './start-timer.ts'

const DAY_MS = 86_400_000
/** The first minutes belong to the people who wait for the station. */
const SETTLING_MS = 10 * 60_000
const RETRY_MS = 60 * 60_000

/**
 * Copies the database while it is in use, and keeps the newest copies. After going back to one, labels that were not
 * settled when it was made are unknown: the copy is marked, and a start on it sees that.
 */
export async function backUp(
  database: Database,
  folder: string,
  options: { keep: number; time: Date },
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, backupName(options.time))
  await database.copyTo(file)
  const names = await listBackups(folder)
  for (const name of names.slice(options.keep)) await rm(join(folder, name), { force: true })
  return file
}

export interface BackupSchedule {
  database: Database
  folder: string
  keep: number
  log: Logger
  clock: () => Date
  startTimer?: StartTimer
}

/** A backup each day, counted from the last one there is, so that a station that is off at night gets its backup too. */
export function scheduleBackups({ startTimer: later = startTimer, ...schedule }: BackupSchedule): Disposable {
  const { folder, clock, log } = schedule
  let timer: Disposable | null = null
  let isOver = false

  function plan(delayMs: number): void {
    if (isOver) return
    timer = later(() => void run(), delayMs)
  }

  async function run(): Promise<void> {
    try {
      const file = await backUp(schedule.database, folder, { keep: schedule.keep, time: clock() })
      log.info('A backup was made', { file })
      plan(DAY_MS)
    } catch (error) {
      if (isOver) return
      log.error('The backup failed; it is tried again in an hour', { folder, error: String(error) })
      plan(RETRY_MS)
    }
  }

  void untilNext(folder, clock()).then(plan)
  return {
    [Symbol.dispose]() {
      isOver = true
      timer?.[Symbol.dispose]()
    },
  }
}

async function untilNext(folder: string, now: Date): Promise<number> {
  const [newest] = await listBackups(folder)
  const last = newest === undefined ? null : backupTime(newest)
  return last === null ? SETTLING_MS : Math.max(SETTLING_MS, last.getTime() + DAY_MS - now.getTime())
}
