import { bytesOfBinaryText } from '../protocols/binary-text.ts'
import { createCpclStream, parseSession } from '../protocols/cpcl/commands.ts'
import { writeCpclStatus } from '../protocols/cpcl/status.ts'
import type { LinePiece } from '../protocols/line-stream.ts'
import type { VirtualLanguage, VirtualPrinterState, VirtualRequest } from './virtual-language.ts'

/** CPCL as a simulated printer hears and speaks it. */
export function createCpclLanguage(): VirtualLanguage {
  const stream = createCpclStream()
  let label: { source: string; quantity: number } | null = null

  const take = (piece: LinePiece): VirtualRequest[] => {
    if (piece.kind === 'immediate') return requestOf(piece.name)
    const session = parseSession(piece.line)
    if (session !== null) label = { source: '', quantity: session.quantity }
    if (label === null) return []
    label.source += `${piece.line}${piece.data}\r\n`
    if (piece.line.trim() !== 'PRINT') return []
    const { source, quantity } = label
    label = null
    return [{ kind: 'label', bytes: bytesOfBinaryText(source), copies: Math.max(1, quantity) }]
  }

  return {
    push: (bytes) => stream.push(bytes).flatMap(take),
    reset: () => {
      stream.reset()
      label = null
    },
    get isInsideLabel() {
      return label !== null || stream.isInsideLine
    },
    sheet: (command) => bytesOfBinaryText(SHEETS[command]),
  }
}

const REQUESTS: Readonly<Record<string, VirtualRequest>> = {
  '\u001bh': { kind: 'question', answer: status },
  '\u001bi': { kind: 'question', answer: extendedStatus },
  '\u001bv': { kind: 'question', answer: () => bytesOfBinaryText('SCANBENCH-SIM V1.0\0') },
  '\f': { kind: 'command', command: 'feed' },
}

const SHEETS = {
  feed: '! 0 203 203 240 1\r\nPAGE-WIDTH 400\r\nPRINT\r\n',
  'configuration label':
    '! 0 203 203 240 1\r\nPAGE-WIDTH 400\r\nTEXT 7 0 16 16 CONFIGURATION\r\nTEXT 7 0 16 56 CPCL 203 dpi\r\nPRINT\r\n',
} as const

function requestOf(name: string): VirtualRequest[] {
  const request = REQUESTS[name]
  return request === undefined ? [] : [request]
}

function status({ conditions, isPrinting }: VirtualPrinterState): Uint8Array {
  return writeCpclStatus({
    isBusy: isPrinting,
    isPaperOut: conditions.has('paper out'),
    isLatchOpen: conditions.has('head open'),
    isBatteryLow: conditions.has('battery low'),
    wasReset: false,
  })
}

const EXTENDED_BITS = [
  ['paper jam', 0x10],
  ['label waiting', 0x20],
  ['paper low', 0x40],
  ['ribbon out', 0x80],
] as const

/** The same with what newer printers know beyond it. */
function extendedStatus(state: VirtualPrinterState): Uint8Array {
  const [plain = 0] = status(state)
  return Uint8Array.of(
    EXTENDED_BITS.reduce((byte, [condition, bit]) => byte | (state.conditions.has(condition) ? bit : 0), plain),
  )
}
