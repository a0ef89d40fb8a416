import type { PrinterCondition } from '@scanbench/plugin/machine'
import { parseCommands } from '../protocols/sbpl/commands.ts'
import { writeStatus } from '../protocols/sbpl/status.ts'
import type { SbplError, SbplStatus } from '../protocols/sbpl/status.ts'
import { SbplStream } from '../protocols/sbpl/stream.ts'
import type { SbplPiece } from '../protocols/sbpl/stream.ts'
import type { VirtualLanguage, VirtualPrinterState, VirtualRequest } from './virtual-language.ts'

/** The most pressing first: one letter tells one thing. */
const ERRORS: readonly (readonly [PrinterCondition, SbplError])[] = [
  ['head open', 'head open'],
  ['paper out', 'paper'],
  ['ribbon out', 'ribbon'],
  ['paper jam', 'media'],
  ['not calibrated', 'sensor'],
  ['cutter fault', 'cutter'],
  ['head fault', 'head'],
  ['fault', 'other'],
]

/** SBPL as a simulated printer hears and speaks it. */
export function createSbplLanguage(): VirtualLanguage {
  const stream = new SbplStream()
  return {
    push: (bytes) => stream.push(bytes).flatMap(requestsOf),
    reset: () => stream.reset(),
    get isInsideLabel() {
      return stream.isInsideJob
    },
    sheet: (command) => new TextEncoder().encode(SHEETS[command]),
  }
}

/** What the printer draws by itself. */
const SHEETS = {
  feed: '\u001bA\u001bA102400400\u001bQ1\u001bZ',
  'configuration label':
    '\u001bA\u001bA102400400\u001b%0\u001bV0017\u001bH0017\u001bRDB00,024,024,TEST PRINT\u001bQ1\u001bZ',
} as const

const CONTROLS: Readonly<Record<(SbplPiece & { kind: 'control' })['of'], VirtualRequest>> = {
  question: { kind: 'question', answer: statusOf },
  cancel: { kind: 'command', command: 'cancel' },
  stop: { kind: 'command', command: 'pause' },
  start: { kind: 'command', command: 'resume' },
}

function requestsOf(piece: SbplPiece): VirtualRequest[] {
  if (piece.kind === 'control') return [CONTROLS[piece.of]]
  const commands = parseCommands(piece.bytes)
  if (commands.some(({ name }) => name === 'CT')) return [{ kind: 'command', command: 'configuration label' }]
  const quantity = commands.findLast(({ name }) => name === 'Q')
  if (quantity === undefined) return []
  return [{ kind: 'label', bytes: piece.bytes, copies: Math.max(1, Number(quantity.parameters) || 1) }]
}

function statusOf(state: VirtualPrinterState): Uint8Array {
  const { conditions, labelsWaiting } = state
  const error = ERRORS.find(([condition]) => conditions.has(condition))?.[1] ?? null
  return writeStatus({
    state: stateOf(state),
    error,
    isStockLow: conditions.has('paper low') || conditions.has('ribbon low'),
    isBufferNearFull: conditions.has('buffer full'),
    isStopped: conditions.has('paused'),
    labelsRemaining: Math.min(labelsWaiting, 999_999),
  })
}

function stateOf({ conditions, isPrinting, labelsWaiting, isInsideLabel }: VirtualPrinterState): SbplStatus['state'] {
  if (conditions.has('offline')) return 'off line'
  if (conditions.has('label waiting')) return 'dispensing'
  if (isPrinting || labelsWaiting > 0) return 'printing'
  return isInsideLabel ? 'analysing' : 'waiting'
}
