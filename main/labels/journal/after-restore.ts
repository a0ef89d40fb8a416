import type { Logger } from '@scanbench/plugin'
import type { Database } from '../../storage/database.ts'
import type { PrintJournal } from './print-journal.ts'

interface Options {
  database: Pick<Database, 'restoredFrom' | 'forgetRestore'>
  journal: Pick<PrintJournal, 'lane' | 'line'>
  log: Logger
}

/**
 * A backup knows nothing of what was printed after it was made. Where one was put back, nothing leaves until somebody has
 * looked. Cut off in the middle it is done again at the next start.
 */
export async function afterRestore({ database, journal, log }: Options): Promise<void> {
  const { restoredFrom } = database
  if (restoredFrom === null) return
  const backup = `the backup of ${restoredFrom.slice(0, 16).replace('T', ' ')} UTC`
  // The machines that still have labels are known only before these are in doubt.
  await journal.line.pauseAll(`The data was put back from ${backup}. Look at the labels to check, then go on.`)
  await journal.lane.doubtAll(`The data was put back from ${backup}, and this label may be out since. Look.`)
  database.forgetRestore()
  log.warn('The data was put back from a backup; every printer is paused', { made: restoredFrom })
}
