import { parseCommands } from '../protocols/zpl/commands.ts'
import { writeHostStatus } from '../protocols/zpl/host-status.ts'
import { ZplStream } from '../protocols/zpl/stream.ts'
import type { ZplPiece } from '../protocols/zpl/stream.ts'
import type { VirtualLanguage, VirtualPrinterState, VirtualRequest } from './virtual-language.ts'

const IDENTITY = '\u0002SCANBENCH-SIM-203dpi,V1.0,8,8192KB\u0003\r\n'

/** ZPL as a simulated printer hears and speaks it. */
export function createZplLanguage(): VirtualLanguage {
  const stream = new ZplStream()
  return {
    push: (bytes) => stream.push(bytes).flatMap(requestsOf),
    reset: () => stream.reset(),
    get isInsideLabel() {
      return stream.isInsideFormat
    },
  }
}

const IMMEDIATES: Readonly<Record<string, VirtualRequest>> = {
  HS: { kind: 'question', answer: hostStatus },
  HI: { kind: 'question', answer: () => new TextEncoder().encode(IDENTITY) },
  PH: { kind: 'command', command: 'feed' },
  JC: { kind: 'command', command: 'calibrate' },
  WC: { kind: 'command', command: 'configuration label' },
  PP: { kind: 'command', command: 'pause' },
  PS: { kind: 'command', command: 'resume' },
  JA: { kind: 'command', command: 'cancel' },
  JR: { kind: 'command', command: 'reset' },
}

function requestsOf(piece: ZplPiece): VirtualRequest[] {
  if (piece.kind === 'format') return [{ kind: 'label', bytes: piece.bytes, copies: copiesOf(piece.bytes) }]
  const request = IMMEDIATES[piece.name]
  return request === undefined ? [] : [request]
}

function hostStatus({ conditions, ...printer }: VirtualPrinterState): Uint8Array {
  return writeHostStatus({
    isPaperOut: conditions.has('paper out'),
    isPaused: conditions.has('paused'),
    labelLengthDots: 240,
    formatsInBuffer: Math.min(printer.labelsWaiting - (printer.isPrinting ? 1 : 0), 999),
    isBufferFull: conditions.has('buffer full'),
    isFormatPartial: printer.isInsideLabel,
    isTooHot: conditions.has('too hot'),
    isHeadOpen: conditions.has('head open'),
    isRibbonOut: conditions.has('ribbon out'),
    isLabelWaiting: conditions.has('label waiting'),
    labelsRemaining: printer.isPrinting ? 1 : 0,
  })
}

/** What ^PQ asks for. */
function copiesOf(format: Uint8Array): number {
  const quantity = parseCommands(format).findLast((command) => command.name === 'PQ')?.parameters[0]
  const copies = Number(quantity ?? 1)
  return Number.isInteger(copies) && copies > 1 ? copies : 1
}
