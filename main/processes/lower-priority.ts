import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority

/** Puts a process behind those that run as usual. */
export function belowNormal(pid: number): void {
  lower(pid, PRIORITY_BELOW_NORMAL)
}

/**
 * Puts a process behind all others. Without rights that programs do not have there is no way back.
 *
 * On Linux the lowest priority is still a share: who wakes up waits until the slice of such a process is over. Those that
 * run only when the processor is idle are interrupted at once; `chrt` of util-linux makes them so.
 */
export function lowest(pid: number): void {
  lower(pid, PRIORITY_LOW)
  // Where there is no such program, and where the process has just ended, nothing is lost.
  if (process.platform === 'linux') execFile('chrt', ['--all-tasks', '--idle', '--pid', '0', String(pid)], () => {})
}

/** On Linux each thread has a priority of its own, and new threads take that of their maker. */
function lower(pid: number, priority: number): void {
  for (const thread of threadsOf(pid)) {
    try {
      setPriority(thread, priority)
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
