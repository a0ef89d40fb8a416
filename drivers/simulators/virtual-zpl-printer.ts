import { parseCommands } from '../protocols/zpl/commands.ts'
import { writeHostStatus } from '../protocols/zpl/host-status.ts'
import { ZplStream } from '../protocols/zpl/stream.ts'
import type { ZplPiece } from '../protocols/zpl/stream.ts'

export type VirtualPrinterCondition = 'paper out' | 'head open' | 'paused'

export interface VirtualZplPrinterOptions {
  /** A label came out: the commands that drew it. */
  onLabel: (commands: Uint8Array) => void
  /** The printer says something on its line. */
  answer: (bytes: Uint8Array) => void
}

export interface VirtualZplPrinter {
  receive(bytes: Uint8Array): void
  /** What a person does to the printer, or what happens to it. Labels that waited come out when all is well. */
  setCondition(condition: VirtualPrinterCondition, present: boolean): void
}

const IDENTITY = '\u0002SCANBENCH-SIM-203dpi,V1.0,8,8192KB\u0003\r\n'

/** A printer that speaks ZPL and has no paper but the picture of it. */
export function createVirtualZplPrinter({ onLabel, answer }: VirtualZplPrinterOptions): VirtualZplPrinter {
  const stream = new ZplStream()
  const conditions = new Set<VirtualPrinterCondition>()
  let waiting: Uint8Array[] = []

  const setCondition = (condition: VirtualPrinterCondition, present: boolean): void => {
    if (present) conditions.add(condition)
    else conditions.delete(condition)
    printWaiting()
  }

  const printWaiting = (): void => {
    while (conditions.size === 0) {
      const label = waiting.shift()
      if (label === undefined) return
      onLabel(label)
    }
  }

  const hostStatus = (): Uint8Array =>
    writeHostStatus({
      isPaperOut: conditions.has('paper out'),
      isPaused: conditions.has('paused'),
      labelLengthDots: 240,
      formatsInBuffer: Math.min(waiting.length, 999),
      isBufferFull: false,
      isFormatPartial: stream.isInsideFormat,
      isTooHot: false,
      isHeadOpen: conditions.has('head open'),
      isRibbonOut: false,
      isLabelWaiting: false,
      labelsRemaining: 0,
    })

  const immediates: Readonly<Record<string, () => void>> = {
    HS: () => answer(hostStatus()),
    HI: () => answer(new TextEncoder().encode(IDENTITY)),
    PP: () => setCondition('paused', true),
    PS: () => setCondition('paused', false),
    JA: () => {
      waiting = []
      stream.reset()
    },
  }

  const take = (piece: ZplPiece): void => {
    if (piece.kind === 'immediate') return immediates[piece.name]?.()
    for (let copy = 0; copy < copiesOf(piece.bytes); copy++) waiting.push(piece.bytes)
    printWaiting()
  }

  return {
    receive: (bytes) => {
      for (const piece of stream.push(bytes)) take(piece)
    },
    setCondition,
  }
}

/** What ^PQ asks for, at most what a roll holds. */
function copiesOf(format: Uint8Array): number {
  const quantity = parseCommands(format).findLast((command) => command.name === 'PQ')?.parameters[0]
  const copies = Number(quantity ?? 1)
  return Number.isInteger(copies) && copies > 1 ? Math.min(copies, 2000) : 1
}
