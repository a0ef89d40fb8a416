import { readdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/** Puts a process behind all others. On Linux each thread has a priority of its own, and new threads take that of their maker. */
export function lowerPriority(pid: number): void {
  for (const thread of threadsOf(pid)) {
    try {
      setPriority(thread, constants.priority.PRIORITY_LOW)
    } catch {
      // It has ended already, or the system does not let us: then it runs like the others.
    }
  }
}

function threadsOf(pid: number): number[] {
  if (process.platform !== 'linux') return [pid]
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number)
  } catch {
    return [pid]
  }
}
