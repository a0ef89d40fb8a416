import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Holder } from '../../connection.ts'

const PROCESS = /^\d+$/

/** The program that has this file open; null where the system does not tell, as for programs of other users. */
export async function fileHolder(path: string, processes = '/proc'): Promise<Holder | null> {
  try {
    const file = await realpath(path)
    for (const pid of (await readdir(processes)).filter((name) => PROCESS.test(name) && name !== String(process.pid)))
      if (await holds(join(processes, pid, 'fd'), file)) return { pid: Number(pid), name: await nameOf(processes, pid) }
    return null
  } catch {
    // Systems without this folder do not tell.
    return null
  }
}

async function holds(folder: string, file: string): Promise<boolean> {
  try {
    const open = await readdir(folder)
    const targets = await Promise.all(open.map((name) => readlink(join(folder, name)).catch(() => null)))
    return targets.includes(file)
  } catch {
    // Of another user, or it has ended meanwhile.
    return false
  }
}

async function nameOf(processes: string, pid: string): Promise<string> {
  return (await readFile(join(processes, pid, 'comm'), 'utf8')).trim()
}
