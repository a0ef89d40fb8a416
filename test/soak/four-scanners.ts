import { setTimeout as wait } from 'node:timers/promises'
import { hidPosScanner, networkScanner, serialScanner, typingScanner, type Scanner } from './scanners.ts'
import { codesOf, until, type StationClient } from './station-client.ts'

export interface FourScannersOptions {
  /** In all. */
  scans: number
  /** In all; null for as fast as it goes. */
  perSecond: number | null
}

export interface ScannerOutcome {
  kind: string
  sent: number
  received: number
  /** Every code once, none of another scanner, in the order in which they were read. */
  isInOrder: boolean
}

/** Four scanners of different kinds read at the same time; what became of their codes. */
export async function scanWithFour(client: StationClient, options: FourScannersOptions): Promise<ScannerOutcome[]> {
  await using stack = new AsyncDisposableStack()
  const scanners: Scanner[] = []
  for (const create of [serialScanner, networkScanner, hidPosScanner, typingScanner])
    scanners.push(stack.use(await create(client)))
  const before = scanners.map(({ machine }) => codesOf(client, machine).length)
  const each = Math.ceil(options.scans / scanners.length)
  const pauseMs = options.perSecond === null ? 0 : (1000 * scanners.length) / options.perSecond
  await Promise.all(scanners.map((scanner) => scanAll(scanner, each, pauseMs)))
  const received = (): string[][] => scanners.map(({ machine }, at) => codesOf(client, machine).slice(before[at]))
  await until('every code has come', () => received().every(({ length }) => length >= each))
  return scanners.map(({ kind }, at) => {
    const codes = received()[at] ?? []
    const isInOrder = codes.every((code, number) => code === codeOf(kind, number))
    return { kind, sent: each, received: codes.length, isInOrder }
  })
}

/** At fixed times, so that a scan that takes long makes the next one no later. */
async function scanAll(scanner: Scanner, scans: number, pauseMs: number): Promise<void> {
  const start = performance.now()
  for (let number = 0; number < scans; number += 1) {
    const early = start + number * pauseMs - performance.now()
    if (early > 0) await wait(early)
    await scanner.scan(codeOf(scanner.kind, number))
  }
}

function codeOf(kind: string, number: number): string {
  return `${kind}-${String(number).padStart(6, '0')}`
}
