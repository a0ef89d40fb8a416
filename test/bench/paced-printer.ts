import { once } from 'node:events'
import { constants, openSync, readSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Socket } from 'node:net'
import { VIRTUAL_LANGUAGES } from '../../drivers/simulators/languages.ts'
import { createVirtualPrinter } from '../../drivers/simulators/virtual-printer.ts'
import { nodeWait } from '../../drivers/transports/node/node-wait.ts'

/** A line of so many bytes a second, and the printer at its end. */
export interface PacedOrder {
  /** Of a serial device; null: a port of the network. */
  path: string | null
  bytesPerSecond: number
  language: string
  /** All labels are the same: their length, and what they begin with. */
  label: { bytes: number; start: number[] }
  /** A short label in the language of the printer. */
  stub: number[]
  labels: number
  /** Labels before the measurement begins. */
  warmUp: number
}

export interface PacedReport {
  /** How long the line had for the measured labels. */
  lineMs: number
  /** For so long it had nothing to carry before each of them. */
  gapsMs: number[]
}

interface FarEnd {
  /** At most so many bytes of what waits; null for nothing. */
  take(most: number): Uint8Array | null
  answer(bytes: Uint8Array): void
}

/** When the system lets this process wait longer, the line stood still: that is not the fault of who sends. */
const LATE_MS = 15
const MOST_BYTES = 256 * 1024

/** The far end of a line, in a process of its own: bytes come through at the rate of the line, and a printer acts on them at once. */
const order = JSON.parse(process.argv[2] ?? '{}') as PacedOrder
const end = order.path === null ? await networkEnd() : serialEnd(order.path)

const stub = Uint8Array.from(order.stub)
let labels = 0
let lineMs = 0
let idleMs = 0
const gapsMs: number[] = []

const language = VIRTUAL_LANGUAGES[order.language]
if (language === undefined) throw new Error(`There is no simulated printer for ${order.language}`)
const printer = createVirtualPrinter({
  language: language(),
  onLabel() {
    labels += 1
    if (labels > order.warmUp) gapsMs.push(idleMs)
    else lineMs = 0
    idleMs = 0
    if (labels === order.labels) process.send?.({ report: { lineMs, gapsMs } satisfies PacedReport })
  },
  answer: (bytes) => end.answer(bytes),
  onUnplug() {},
  wait: nodeWait,
})

let last = performance.now()
let allowed = 0
process.on('disconnect', () => process.exit(0))
carry()

function carry(): void {
  const now = performance.now()
  const passedMs = Math.min(now - last, LATE_MS)
  last = now
  lineMs += passedMs
  allowed += (passedMs * order.bytesPerSecond) / 1000
  let isIdle = true
  while (allowed >= 1) {
    const piece = end.take(Math.floor(allowed))
    // What was not there in time is not made up for.
    if (piece === null) allowed = 0
    else {
      isIdle = false
      allowed -= piece.length
      receive(piece)
    }
  }
  if (isIdle && allowed === 0) idleMs += passedMs
  setTimeout(carry, 1)
}

/** Left of the label that is coming in. */
let bytesLeft = 0
let between: Uint8Array = new Uint8Array(0)

/** Labels are counted by their length, and the printer gets a short one for each: reading all would take longer than the line. */
function receive(piece: Uint8Array): void {
  between = bytesLeft > 0 ? piece : Buffer.concat([between, piece])
  while (between.length > 0) {
    const { bytes, start } = order.label
    const head = start.slice(0, between.length)
    const mayBeLabel = bytesLeft === 0 && head.every((byte, index) => between[index] === byte)
    if (mayBeLabel && head.length < start.length) return
    if (mayBeLabel) bytesLeft = bytes
    if (bytesLeft === 0) {
      printer.receive(between.subarray(0, 1))
      between = between.subarray(1)
    } else {
      const taken = Math.min(bytesLeft, between.length)
      between = between.subarray(taken)
      bytesLeft -= taken
      if (bytesLeft === 0) printer.receive(stub)
    }
  }
}

function serialEnd(path: string): FarEnd {
  const descriptor = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK)
  const buffer = new Uint8Array(MOST_BYTES)
  process.send?.({ ready: null })
  return {
    take(most) {
      try {
        const read = readSync(descriptor, buffer, 0, Math.min(most, MOST_BYTES), null)
        return read === 0 ? null : buffer.slice(0, read)
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return null
        throw error
      }
    },
    answer: (bytes) => void writeSync(descriptor, bytes),
  }
}

async function networkEnd(): Promise<FarEnd> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const connected = once(server, 'connection') as Promise<[Socket]>
  process.send?.({ ready: address.port })
  const [socket] = await connected
  // It reads ahead as far as its buffer goes, and no further.
  socket.on('error', () => {}).on('readable', () => {})
  return {
    take(most) {
      const piece: unknown = socket.read(Math.min(most, socket.readableLength))
      return piece instanceof Uint8Array && piece.length > 0 ? piece : null
    },
    answer: (bytes) => void socket.write(bytes),
  }
}
