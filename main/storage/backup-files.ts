import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const BACKUP_NAME = /^scanbench-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.sqlite$/

/** Where copies of a database lie: one folder beside it. */
export function backupFolder(file: string): string {
  return join(dirname(file), 'backups')
}

/** Names sort by time, whatever the clock of the file system says. */
export function backupName(time: Date): string {
  return `scanbench-${time.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')}.sqlite`
}

export function backupTime(name: string): Date {
  return new Date(name.replace(BACKUP_NAME, '$1-$2-$3T$4:$5:$6Z'))
}

/** Names of the backups in a folder, newest first; copies made before an upgrade are not among them. */
export async function listBackups(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => BACKUP_NAME.test(name)).toSorted((a, b) => (a < b ? 1 : -1))
}

/** The sentence that tells how to go back to the newest backup. The log of SQLite beside the file must go with it. */
export async function restoreAdvice(file: string): Promise<string> {
  const folder = backupFolder(file)
  const [newest] = await listBackups(folder)
  if (newest === undefined) return `There is no backup in ${folder}.`
  const aside = join(dirname(file), 'damaged')
  return (
    'To go back to the newest backup, run: ' +
    `mkdir -p "${aside}" && mv "${file}"* "${aside}" && cp "${join(folder, newest)}" "${file}"`
  )
}
