import { writeFlags, writeRemaining } from '../protocols/dpl/status.ts'
import { DplStream } from '../protocols/dpl/stream.ts'
import type { DplPiece } from '../protocols/dpl/stream.ts'
import type { VirtualLanguage, VirtualPrinterState, VirtualRequest } from './virtual-language.ts'

const VERSION = 'SCANBENCH-SIM-01.00 DPL\r'

/** DPL as a simulated printer hears and speaks it. */
export function createDplLanguage(): VirtualLanguage {
  const stream = new DplStream()
  /** The pause key goes both ways; a reset lets go of it. */
  let isPaused = false

  function immediate(letter: string): VirtualRequest[] {
    if (letter === 'A') return [{ kind: 'question', answer: flagsOf }]
    if (letter === 'E') return [{ kind: 'question', answer: ({ labelsWaiting }) => writeRemaining(labelsWaiting) }]
    if (letter === 'B') {
      isPaused = !isPaused
      return [{ kind: 'command', command: isPaused ? 'pause' : 'resume' }]
    }
    if (letter === '#') {
      isPaused = false
      return [{ kind: 'command', command: 'reset' }]
    }
    if (letter !== 'C') return []
    isPaused = true
    return [
      { kind: 'command', command: 'cancel' },
      { kind: 'command', command: 'pause' },
    ]
  }

  function requestsOf(piece: DplPiece): VirtualRequest[] {
    if (piece.kind === 'immediate') return immediate(piece.letter)
    if (piece.kind === 'system') return SYSTEM[`${piece.letter}${piece.parameters}`] ?? []
    return piece.kind === 'label' ? [{ kind: 'label', bytes: piece.bytes, copies: copiesOf(piece.lines) }] : []
  }

  return {
    push: (bytes) => stream.push(bytes).flatMap(requestsOf),
    reset: () => stream.reset(),
    get isInsideLabel() {
      return stream.isInsideLabel
    },
    sheet: (command) => new TextEncoder().encode(SHEETS[command]),
  }
}

/** What the printer draws by itself. */
const SHEETS = {
  feed: '\u0002L\rD11\rE\r',
  'configuration label': '\u0002L\rD11\r1911S010200002000240024CONFIGURATION\rE\r',
} as const

const SYSTEM: Readonly<Record<string, VirtualRequest[]>> = {
  F: [{ kind: 'command', command: 'feed' }],
  Z: [{ kind: 'command', command: 'configuration label' }],
  KQ: [{ kind: 'command', command: 'calibrate' }],
  v: [{ kind: 'question', answer: () => new TextEncoder().encode(VERSION) }],
}

function flagsOf({ conditions, isPrinting, labelsWaiting, isInsideLabel }: VirtualPrinterState): Uint8Array {
  const hasFault = ['paper out', 'head open', 'paper jam', 'not calibrated', 'fault'] as const
  return writeFlags({
    isInterpreting: isInsideLabel,
    isPaperOut: hasFault.some((condition) => conditions.has(condition)),
    isRibbonOut: conditions.has('ribbon out'),
    isPrintingBatch: labelsWaiting > 0,
    isPrinting,
    isPaused: conditions.has('paused'),
    isLabelPresented: conditions.has('label waiting'),
  })
}

/** What Q asks for. */
function copiesOf(lines: readonly string[]): number {
  const quantity = lines.findLast((line) => /^Q\d{4}$/.test(line))
  return Math.max(1, Number(quantity?.slice(1) ?? 1))
}
