import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import SqliteConnection from 'better-sqlite3'
import type { PrintState } from '../../main/records/print-records.ts'
import type { PrintStationOrder } from './print-station.ts'
import { RoughPrinter, type Line } from './rough-printer.ts'

export interface TortureOptions {
  seed: number
  labels: number
  line: Line
  /** How long nothing happens between two mishaps, at most. */
  quietMs: number
}

export interface TortureReport {
  /** What happened, in order. */
  mishaps: string[]
  states: Partial<Record<PrintState, number>>
  /** Labels that came out more than once. */
  twice: number[]
  /** Labels that are called printed and did not come out. */
  missing: number[]
  /** Labels whose state says nothing of their end. */
  open: number[]
  /** Labels that came out after a later one. */
  outOfOrder: number[]
}

const PROGRAM = fileURLToPath(new URL('print-station.ts', import.meta.url))

/** Prints through everything that can go wrong, in an order that the seed decides. */
export async function torture({ seed, labels, line, quietMs }: TortureOptions): Promise<TortureReport> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-torture-'))
  await using printer = new RoughPrinter(line)
  const order: PrintStationOrder = { file: join(folder, 'scanbench.sqlite'), labels, printer: await printer.start() }
  const random = randomOf(seed)
  const upTo = (most: number): number => Math.floor(random() * most)
  let station = startStation(order)
  const mishaps: string[] = []
  const kill = async (): Promise<void> => {
    if (station.exitCode !== null) return
    station.kill('SIGKILL')
    await once(station, 'exit')
    station = startStation(order)
  }
  const kinds: readonly (readonly [string, () => unknown])[] = [
    ['killed', kill],
    ['cut', () => printer.cut(upTo(200))],
    ['paper out', () => printer.paperOut(50 + upTo(300))],
    ['late', () => printer.answerLate(100 + upTo(400), 600)],
    ['garbage', () => printer.answerGarbage(50 + upTo(300))],
    ['restarted', () => printer.restart()],
  ]
  // The process that ends by itself has nothing left to print.
  while (station.exitCode === null) {
    await wait(20 + upTo(quietMs))
    const [name, happen] = kinds[upTo(kinds.length)]!
    if (station.exitCode !== null) break
    mishaps.push(name)
    await happen()
  }
  if (station.exitCode !== 0)
    throw new Error(`The station ended with ${station.exitCode}, after: ${mishaps.join(', ')}`)
  try {
    return { mishaps, ...judge(order.file, printer.paper) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function startStation(order: PrintStationOrder): ChildProcess {
  return spawn(process.execPath, [PROGRAM, JSON.stringify(order)], { stdio: ['pipe', 'ignore', 'inherit'] })
}

function judge(file: string, paper: readonly number[]): Omit<TortureReport, 'mishaps'> {
  const database = new SqliteConnection(file, { readonly: true })
  const labels = database.prepare('SELECT pk, state FROM print_label ORDER BY pk').all() as Label[]
  database.close()
  const times = new Map<number, number>()
  for (const pk of paper) times.set(pk, (times.get(pk) ?? 0) + 1)
  const states: Partial<Record<PrintState, number>> = {}
  for (const { state } of labels) states[state] = (states[state] ?? 0) + 1
  return {
    states,
    twice: Array.from(times).flatMap(([pk, count]) => (count > 1 ? [pk] : [])),
    missing: labels.filter(({ pk, state }) => state === 'printed' && !times.has(pk)).map(({ pk }) => pk),
    open: labels.filter(({ state }) => !ENDED.includes(state)).map(({ pk }) => pk),
    outOfOrder: paper.filter((pk, index) => index > 0 && pk < (paper[index - 1] ?? 0)),
  }
}

interface Label {
  pk: number
  state: PrintState
}

/** Doubtful labels are `unknown` until the person of the test says `failed`. */
const ENDED: readonly PrintState[] = ['printed', 'sent', 'unknown', 'failed']

/** Mulberry32: the same numbers for the same seed, on every machine. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
