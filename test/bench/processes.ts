import { readFile, readdir } from 'node:fs/promises'

interface Process {
  pid: number
  parent: number
}

/** Linux only: memory of a process and its descendants in bytes; pages that they share count once. */
export async function memoryOfTree(root: number): Promise<number> {
  const sizes = (await treeOf(root)).map(async ({ pid }) => {
    const shares = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
    return Number(/^Pss:\s+(\d+)/m.exec(shares)?.[1] ?? 0) * 1024
  })
  return sum(await Promise.all(sizes))
}

/** Ticks of a second in which Linux counts the time of processes. */
const TICKS = 100

/** Linux only: the seconds of processors that a process and its descendants that still run took so far. */
export async function processorSeconds(root: number): Promise<number> {
  const ticks = (await treeOf(root)).map(async ({ pid }) => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    // The name of the program may hold blanks; it ends with the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
  })
  return sum(await Promise.all(ticks)) / TICKS
}

async function treeOf(root: number): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const processes = await Promise.all(
    pids.map(async (pid): Promise<Process> => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
      return { pid, parent: Number(/PPid:\s+(\d+)/.exec(status)?.[1] ?? 0) }
    }),
  )
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]))
  const belongs = (pid: number): boolean => pid === root || (pid > 1 && belongs(parents.get(pid) ?? 0))
  return processes.filter(({ pid }) => belongs(pid))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
