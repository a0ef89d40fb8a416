import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { PrintJob } from '../../main/records/print-records.ts'
import type { Part, StockItem } from '../../main/records/stock-records.ts'
import { networkScanner, serialScanner, type Scanner } from '../soak/scanners.ts'
import { addMachine, codesOf, until, untilReady, type StationClient } from '../soak/station-client.ts'
import { stationClient } from '../soak/test-client.ts'
import { openPtyPair } from '../support/pty-pair.ts'
import { connectSerialPrinter, type SerialPrinter } from '../support/serial-printer.ts'

/** From the third in ten minutes on, the process waits a second and more before it starts again. */
const CRASHES = 2
const BACK_WITHIN_MS = 2000
const LABELS = 12
/** Slow enough that a crash meets a label. */
const MS_PER_LABEL = 60
const MS_PER_CODE = 10
/** CR LF of the one scanner, ETX of the other. */
const END_OF_CODE = /\r\n|\p{Cc}/u

test('a crash of the device process among scans and labels costs under two seconds, no code that had come, and doubles no label', async () => {
  await using stack = new AsyncDisposableStack()
  const client = stack.use(await stationClient())
  const scanners = [stack.use(await serialScanner(client)), stack.use(await networkScanner(client))]
  const cable = stack.use(await openPtyPair())
  const printer = stack.use(connectSerialPrinter(cable.far, { language: 'zpl', msPerLabel: MS_PER_LABEL }))
  const settings = { 'D/CONNECTION': 'serial', 'D/PORT': cable.near }
  const machine = await addMachine(client, 'label-printer', { name: 'Printer', driver: 'zpl', settings })
  await untilReady(client, machine)
  const items = await stockItems(client)
  const over = new AbortController()
  stack.defer(() => over.abort())
  const reading = scanners.map((scanner) => readOn(scanner, over.signal))

  const backAfterMs: number[] = []
  for (let crash = 0; crash < CRASHES; crash += 1) {
    const before = printer.labels.length
    const job = await client.json<PrintJob>('POST', '/api/station/print-jobs/', { template: 1, machine, items })
    await until('labels come out', () => printer.labels.length > before + 2)
    backAfterMs.push(await crashAndComeBack(client, scanners))
    await settle(client, job, printer)
    expect(codesOn(printer).slice(before).toSorted()).toEqual(items.map((item) => `INV-SI${item}`).toSorted())
  }
  over.abort()
  await Promise.all(reading)

  expect(Math.max(...backAfterMs)).toBeLessThan(BACK_WITHIN_MS)
  for (const { machine: scanner, kind } of scanners) {
    const codes = codesOf(client, scanner)
    expect(codes).toEqual([...new Set(codes)].toSorted())
    expect(codes.every((code) => code.startsWith(kind))).toBe(true)
  }
}, 120_000)

/** Kills what holds the lines; the longest time until a scanner is heard again. No code that was on the station's side is missing. */
async function crashAndComeBack(client: StationClient, scanners: readonly Scanner[]): Promise<number> {
  const heard = (scanner: Scanner): string => codesOf(client, scanner.machine).at(-1) ?? ''
  const last = scanners.map(heard)
  const [device] = devicePrograms()
  process.kill(device!, 'SIGSEGV')
  const crashedAt = performance.now()
  await until('the device process is gone', () => !devicePrograms().includes(device!))
  // What had come before the end may be stored after it.
  const received = await Promise.all(scanners.map(({ machine }) => receivedCodes(client, machine)))
  await until('every code that had come is stored', () =>
    scanners.every(({ machine }, at) => received[at]!.every((code) => codesOf(client, machine).includes(code))),
  )
  const stored = scanners.map(heard)
  await until('each scanner is heard again', () =>
    scanners.every((scanner, at) => heard(scanner) > stored[at]! && heard(scanner) > last[at]!),
  )
  return performance.now() - crashedAt
}

/** By the wire log: whole codes that reached the station from this scanner. */
async function receivedCodes(client: StationClient, machine: string): Promise<string[]> {
  const entries = await client.json<{ direction: string; hex: string }[]>(
    'GET',
    `/api/station/machines/${machine}/wire-log/`,
  )
  const bytes = entries.flatMap(({ direction, hex }) => (direction === 'in' ? hex.split(' ') : []))
  const text = Buffer.from(bytes.join(''), 'hex').toString('latin1')
  const whole = text.split(END_OF_CODE).slice(0, -1)
  return whole.flatMap((piece) => /[A-Z]+-\d{6}$/.exec(piece) ?? [])
}

async function readOn(scanner: Scanner, signal: AbortSignal): Promise<void> {
  for (let number = 0; !signal.aborted; number += 1) {
    await scanner.scan(`${scanner.kind}-${String(number).padStart(6, '0')}`)
    await wait(MS_PER_CODE)
  }
}

/** The person says what the last good label was, as often as there is a doubt. */
async function settle(client: StationClient, { pk }: PrintJob, printer: SerialPrinter): Promise<void> {
  await until('every label is out', async () => {
    const job = await client.json<PrintJob>('GET', `/api/station/print-jobs/${pk}/`)
    const moving = (job.counts['sending'] ?? 0) + (job.counts['sent'] ?? 0)
    if ((job.counts['unknown'] ?? 0) > 0 && moving === 0 && printer.isQuiet) {
      const code = codesOn(printer).at(-1)
      await client.json('POST', `/api/station/print-jobs/${pk}/resume-after/`, { answer: 'code', code })
    }
    return job.counts['printed'] === job.total
  })
}

function codesOn({ labels }: SerialPrinter): string[] {
  return labels.map((label) => /INV-SI\d+/.exec(Buffer.from(label).toString('latin1'))?.[0] ?? '')
}

async function stockItems(client: StationClient): Promise<number[]> {
  const part = await client.json<Part>('POST', '/api/part/', { name: 'Drill', trackable: true })
  const given = { part: part.pk, quantity: LABELS, serial_numbers: `1-${LABELS}` }
  const made = await client.json<StockItem[]>('POST', '/api/stock/', given)
  return made.map(({ pk }) => pk)
}

/** Device processes of this test: children of its process. */
function devicePrograms(): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && isDeviceProgram(pid))
}

function isDeviceProgram(pid: number): boolean {
  try {
    const [, state, parent] =
      / (\S) (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\)/s, '')) ?? []
    const isOurs = Number(parent) === process.pid && state !== 'Z'
    return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('device-process')
  } catch {
    return false
  }
}
