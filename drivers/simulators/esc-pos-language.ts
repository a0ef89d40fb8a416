import type { PrinterCondition } from '@scanbench/plugin/machine'
import { ByteBuffer } from '../protocols/byte-buffer.ts'
import { readCommand } from '../protocols/esc-pos/commands.ts'
import type { EscPosCommand } from '../protocols/esc-pos/commands.ts'
import { writeLabel } from '../protocols/esc-pos/label.ts'
import { RealTimeOrders } from '../protocols/esc-pos/real-time.ts'
import type { VirtualLanguage, VirtualPrinterState, VirtualRequest } from './virtual-language.ts'

const MOST_BYTES = 8 * 1024 * 1024

/** Bits of the four real-time answers, on top of those that every answer has. */
const BITS: Readonly<Partial<Record<PrinterCondition, readonly [number, number, number, number]>>> = {
  'head open': [0x08, 0x04, 0, 0],
  'paper out': [0x08, 0x20, 0, 0x60],
  'paper low': [0, 0, 0, 0x0c],
  'cutter fault': [0x08, 0x40, 0x08, 0],
  'too hot': [0x08, 0x40, 0x40, 0],
  fault: [0x08, 0x40, 0x20, 0],
  offline: [0x08, 0, 0, 0],
  paused: [0x08, 0, 0, 0],
}

const IDENTITY: Readonly<Record<number, string>> = { 65: '1.00 ESC/POS', 66: 'SCANBENCH', 67: 'SIM-80', 68: 'SIM0001' }

/** ESC/POS as a simulated printer hears and speaks it; real-time questions are obeyed inside pictures too. */
export function createEscPosLanguage(): VirtualLanguage {
  let realTime = new RealTimeOrders()
  const received = new ByteBuffer()
  let read = 0
  let hasRows = false

  function reset(): void {
    realTime = new RealTimeOrders()
    received.clear()
    read = 0
    hasRows = false
  }

  function requestsOf(command: EscPosCommand, start: number, end: number): VirtualRequest[] {
    if (command.kind === 'rows') hasRows = true
    if (command.kind === 'initialise') {
      received.take(start)
      read = end - start
      hasRows = false
    }
    if (command.kind === 'question')
      return [{ kind: 'question', answer: (state) => answerOf(command, state), isInLine: true }]
    if (command.kind === 'test print') return [{ kind: 'command', command: 'configuration label' }]
    if (command.kind !== 'end') return []
    if (!hasRows) return command.of === 'cut' ? [] : [{ kind: 'command', command: 'feed' }]
    const bytes = received.take(end)
    read = 0
    hasRows = false
    return [{ kind: 'label', bytes, copies: 1 }]
  }

  function obey(bytes: Uint8Array): VirtualRequest[] {
    const requests: VirtualRequest[] = []
    received.push(bytes)
    while (read < received.length) {
      const next = readCommand(received.bytes, read)
      if (next === 'more') break
      const start = read
      read = next.next
      requests.push(...requestsOf(next.command, start, next.next))
    }
    if (received.length > MOST_BYTES) reset()
    return requests
  }

  return {
    push(bytes) {
      const orders = realTime.push(bytes)
      const requests: VirtualRequest[] = orders.flatMap(({ order }) =>
        order === 'clear' ? [] : [{ kind: 'question', answer: (state) => Uint8Array.of(realTimeAnswer(order, state)) }],
      )
      let obeyed = 0
      for (const { order, end } of orders) {
        if (order !== 'clear') continue
        // What came before it is obeyed already, however the bytes are cut.
        requests.push(...obey(bytes.subarray(obeyed, end)), { kind: 'command', command: 'cancel' })
        obeyed = end
      }
      return [...requests, ...obey(bytes.subarray(obeyed))]
    },
    reset,
    get isInsideLabel() {
      return hasRows
    },
    sheet: (command) => SHEETS[command],
  }
}

const sheetOf = (row: number): Uint8Array =>
  writeLabel({
    raster: { widthDots: 384, heightDots: 48, bits: new Uint8Array(48 * 48).fill(row) },
    ending: 'partial',
    feedLines: 0,
    density: 0,
  })

/** Blank paper, and bars in place of letters. */
const SHEETS = { feed: sheetOf(0), 'configuration label': sheetOf(0xf0) } as const

function realTimeAnswer(question: number, { conditions }: VirtualPrinterState): number {
  return [...conditions].reduce((byte, condition) => byte | (BITS[condition]?.[question - 1] ?? 0), 0x12)
}

/** `GS r` and `GS I` go through the print buffer, so that the labels before them come out first. */
function answerOf({ of, parameter }: EscPosCommand & { kind: 'question' }, state: VirtualPrinterState): Uint8Array {
  if (of === 'paper') return Uint8Array.of(state.conditions.has('paper low') ? 0x03 : 0)
  return new TextEncoder().encode(`_${IDENTITY[parameter] ?? ''}\0`)
}
