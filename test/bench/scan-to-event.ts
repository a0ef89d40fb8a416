import { open } from 'node:fs/promises'
import { SerialPort } from 'serialport'
import { openPtyPair } from '../support/pty-pair.ts'
import type { RunningStation } from './running-station.ts'
import { summarize, type Summary } from './statistics.ts'

/** The floor: a code goes through a pty pair and comes back, with nothing but serialport in between. */
export async function measureEcho(rounds: number): Promise<Summary> {
  await using pair = await openPtyPair()
  const port = new SerialPort({ path: pair.near, baudRate: 115200 })
  await new Promise<void>((resolve) => port.once('open', () => resolve()))
  port.on('data', (bytes: Buffer) => port.write(bytes))
  const far = await open(pair.far, 'r+')
  const durations: number[] = []
  const buffer = Buffer.alloc(64)
  const code = Buffer.from('INV-SI1\r')
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await far.write(code)
    for (let received = 0; received < code.length;) received += (await far.read(buffer, 0, 64, null)).bytesRead
    durations.push(performance.now() - start)
  }
  await far.close()
  await new Promise<void>((resolve) => port.close(() => resolve()))
  return summarize(durations)
}

/** Last byte written to the pty to event received by an HTTP client. */
export async function measureScans(station: RunningStation, scans: number, items: number): Promise<Summary> {
  await using pair = await openPtyPair()
  await using _scanner = await addScanner(station, pair.near)
  const far = await open(pair.far, 'r+')
  const durations: number[] = []
  let next = Promise.withResolvers<number>()
  const stop = await station.events((event, at) => {
    if (event.type === 'scan.resolved') next.resolve(at)
  })
  for (let scan = 0; scan < scans; scan += 1) {
    next = Promise.withResolvers()
    await far.write(Buffer.from(`INV-SI${1 + ((scan * 7919) % items)}\r`))
    const start = performance.now()
    durations.push((await next.promise) - start)
  }
  stop()
  await far.close()
  return summarize(durations)
}

export interface BenchScanner extends AsyncDisposable {
  /** Leaves the machine switched on when this goes out of scope. */
  keep(): void
}

/** A serial scanner on the given port, ready when this resolves. */
export async function addScanner(station: RunningStation, path: string): Promise<BenchScanner> {
  const { pk } = await station.json<{ pk: string }>('POST', '/api/machine/', {
    name: `Bench ${path}`,
    machine_type: 'barcode-scanner',
    driver: 'serial-scanner',
    active: true,
  })
  const ready = untilReady(station, pk)
  // The port comes last: with every setting the scanner connects anew.
  await station.json('PATCH', `/api/machine/${pk}/settings/M/BOUNCE_MS/`, { value: 0 })
  await station.json('PATCH', `/api/machine/${pk}/settings/D/PORT/`, { value: path })
  await ready
  let isKept = false
  return {
    keep() {
      isKept = true
    },
    async [Symbol.asyncDispose]() {
      if (!isKept) await station.json('PATCH', `/api/machine/${pk}/`, { active: false })
    },
  }
}

async function untilReady(station: RunningStation, pk: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    void station
      .events((event) => {
        const machine = event.data as { pk?: string; status?: number }
        if (event.type === 'machine.changed' && machine.pk === pk && machine.status === 100) resolve()
      })
      .catch(reject)
  })
}
