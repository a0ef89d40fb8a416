import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import SqliteConnection from 'better-sqlite3'
import type { ConnectionSpec } from '@scanbench/plugin/machine'
import type { PrintState } from '../../main/records/print-records.ts'
import { judge } from './judge-paper.ts'
import type { Verdict } from './judge-paper.ts'
import type { PersonAnswer, PrintStationOrder, StationNews } from './print-station.ts'
import { RoughPrinter, type Line } from './rough-printer.ts'
import { codeOf, TORTURED_LANGUAGES } from './tortured-languages.ts'
import type { TorturedName } from './tortured-languages.ts'

export interface TortureOptions {
  seed: number
  labels: number
  line: Line
  language: TorturedName
  /** How long nothing happens between two mishaps, at most. */
  quietMs: number
}

export interface TortureReport extends Verdict {
  /** What happened, in order, and how many labels were on paper by then. */
  mishaps: string[]
  /** How often a person had to look. */
  looks: number
  /** How often a person had to start the device process, which had ended too often. */
  starts: number
}

const PROGRAM = fileURLToPath(new URL('print-station.ts', import.meta.url))
const LOOK_AGAIN_MS = 20

/** Prints through everything that can go wrong, in an order that the seed decides. */
export async function torture({ seed, labels, line, language, quietMs }: TortureOptions): Promise<TortureReport> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-torture-'))
  await using printer = new RoughPrinter(line, TORTURED_LANGUAGES[language])
  const file = join(folder, 'scanbench.sqlite')
  const order: PrintStationOrder = { file, labels, language, spec: specOf(await printer.start()) }
  const upTo = randomOf(seed)
  const person = new Person(printer, randomOf(seed + 1))
  let station = startStation(order, person)
  const mishaps: string[] = []
  const kill = async (): Promise<void> => {
    if (station.program.exitCode !== null) return
    station.program.kill('SIGKILL')
    await once(station.program, 'exit')
    station = startStation(order, person)
    // On a busy machine it would be killed again before it has done anything, for ever.
    await Promise.race([station.isUp, once(station.program, 'exit')])
  }
  const kinds: readonly (readonly [string, () => unknown])[] = [
    ['killed', kill],
    ['devices killed', () => station.killDevices()],
    ['cut', () => printer.cut(upTo(200))],
    ['paper out', () => printer.paperOut(50 + upTo(300))],
    ['late', () => printer.answerLate(100 + upTo(400), 600)],
    ['garbage', () => printer.answerGarbage(50 + upTo(300))],
    ['restarted', () => printer.restart(() => station.program.exitCode !== null || person.isLooking)],
  ]
  // One that is silent from its first day on is believed to be mute, and that is no promise of the journal.
  await person.hasHeard
  // The process that ends by itself has nothing left to print.
  while (station.program.exitCode === null) {
    await wait(20 + upTo(quietMs))
    const [name, happen] = kinds[upTo(kinds.length)]!
    if (station.program.exitCode !== null) break
    mishaps.push(`${name} after ${printer.paper.length}`)
    await happen()
  }
  if (station.program.exitCode !== 0)
    throw new Error(`The station ended with ${station.program.exitCode}, after: ${mishaps.join(', ')}`)
  try {
    const { doubted, scanned, looks, starts } = person
    return { mishaps, looks, starts, ...judge({ labels: readLabels(file), paper: printer.paper, doubted, scanned }) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Somebody who looks at the paper when the printer stands still: half the time to read the last label, half to give the rest up. */
class Person {
  /** Labels that were in doubt at any time, noted before they are settled. */
  readonly doubted = new Set<number>()
  /** Those of them that were settled by reading the last label on paper. */
  readonly scanned = new Set<number>()
  looks = 0
  starts = 0
  /** Nothing is printed meanwhile. */
  isLooking = false
  readonly #heard = Promise.withResolvers<void>()
  readonly #printer: RoughPrinter
  readonly #upTo: (most: number) => number

  constructor(printer: RoughPrinter, upTo: (most: number) => number) {
    this.#printer = printer
    this.#upTo = upTo
  }

  /** The printer has said of a label that it is out. */
  get hasHeard(): Promise<void> {
    return this.#heard.promise
  }

  hears(): void {
    this.#heard.resolve()
  }

  /** Presses Restart at the machine, which starts what holds its line. */
  async start(): Promise<PersonAnswer> {
    this.starts += 1
    return { start: 'devices' }
  }

  async look(doubtful: readonly number[]): Promise<PersonAnswer> {
    this.isLooking = true
    this.looks += 1
    for (const pk of doubtful) this.doubted.add(pk)
    while (!this.#printer.isQuiet) await wait(LOOK_AGAIN_MS)
    this.isLooking = false
    if (this.#upTo(2) === 0) {
      for (const pk of doubtful) this.scanned.delete(pk)
      return { didNotComeOut: [...doubtful] }
    }
    for (const pk of doubtful) this.scanned.add(pk)
    const last = this.#printer.paper.at(-1)
    return { lastGood: last === undefined ? { answer: 'none' } : { answer: 'code', code: codeOf(last) } }
  }
}

function startStation(order: PrintStationOrder, person: Person) {
  const program: ChildProcess = spawn(process.execPath, [PROGRAM, JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let devices: number | null = null
  // It may be killed while the person looks, and asks again when it is back.
  const answerWith = async (answer: Promise<PersonAnswer>): Promise<void> => {
    const said = await answer
    if (program.connected) program.send(said, () => {})
  }
  const up = Promise.withResolvers<void>()
  program.on('message', (message) => {
    const news = message as StationNews
    if ('devices' in news) {
      devices = news.devices
      up.resolve()
    } else if ('hasSpoken' in news) person.hears()
    else if ('devicesStayOff' in news) void answerWith(person.start())
    else void answerWith(person.look(news.doubtful))
  })
  const killDevices = (): void => {
    if (devices === null || program.exitCode !== null) return
    try {
      process.kill(devices, 'SIGKILL')
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
    devices = null
  }
  return { program, isUp: up.promise, killDevices }
}

function specOf(place: { path: string } | { port: number }): ConnectionSpec {
  if ('port' in place) return { transport: 'tcp', host: '127.0.0.1', port: place.port }
  const settings = { baudRate: 115_200, dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' } as const
  return { transport: 'serial', path: place.path, ...settings }
}

function readLabels(file: string): { pk: number; state: PrintState; error: string | null }[] {
  const database = new SqliteConnection(file, { readonly: true })
  try {
    return database.prepare('SELECT pk, state, error FROM print_label ORDER BY pk').all() as ReturnType<
      typeof readLabels
    >
  } finally {
    database.close()
  }
}

/** Mulberry32: the same numbers for the same seed, on every machine. */
function randomOf(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * most)
  }
}
