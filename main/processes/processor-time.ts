import { readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second, whatever the kernel's own clock is. */
const MS_PER_TICK = 10
/** After the name of the program, which may have spaces and brackets: state, then eleven others, then user and system time. */
const STATE = 0
const USER_TIME = 11
const SYSTEM_TIME = 12

/**
 * Tells of a process whether it wanted a processor and hardly got one since it was asked last. Such a process is slow, not
 * stuck. Always false where the system does not tell.
 */
export function watchProcessorTime(pid: number, leastMs: number): () => boolean {
  let before = usage(pid)
  return () => {
    const now = usage(pid)
    const used = now === null || before === null ? leastMs : now.usedMs - before.usedMs
    before = now
    return now?.isRunnable === true && used < leastMs
  }
}

function usage(pid: number): { isRunnable: boolean; usedMs: number } | null {
  if (process.platform !== 'linux') return null
  try {
    return readUsage(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    // It has ended: whoever waits for it is told elsewhere.
    return null
  }
}

/** Whether a process works or waits for a processor at this moment. False where the system does not tell. */
export function isRunnable(pid: number): boolean {
  return usage(pid)?.isRunnable === true
}

/** Reads a line of `/proc/<pid>/stat`. */
export function readUsage(line: string): { isRunnable: boolean; usedMs: number } {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])
  return { isRunnable: fields[STATE] === 'R', usedMs: ticks * MS_PER_TICK }
}
