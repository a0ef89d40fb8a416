import { bytesOfBinaryText } from '../protocols/binary-text.ts'
import { createEplStream, parseEplLine } from '../protocols/epl/commands.ts'
import { EPL_CODES, writeEplReport, writeEplStatus } from '../protocols/epl/reports.ts'
import type { LinePiece } from '../protocols/line-stream.ts'
import type { VirtualChange, VirtualLanguage, VirtualPrinterState, VirtualRequest } from './virtual-language.ts'

/** EPL2 as a simulated printer hears and speaks it. */
export function createEplLanguage(): VirtualLanguage {
  const stream = createEplStream()
  /** What was said since the last label. */
  let job = ''
  let isDrawing = false
  let isReporting = false

  const take = (piece: LinePiece): VirtualRequest[] => {
    if (piece.kind === 'immediate') return requestOf(piece.name)
    const { name, parameters } = parseEplLine(piece.line)
    job += `${piece.line}${piece.data}\r\n`
    if (name === 'US' || name === 'UN') isReporting = name === 'US'
    isDrawing ||= DRAWING.has(name)
    if (name !== 'P') return requestOf(name)
    const bytes = bytesOfBinaryText(job)
    job = ''
    isDrawing = false
    return [{ kind: 'label', bytes, copies: copiesOf(parameters) }]
  }

  const forget = (): void => {
    job = ''
    isDrawing = false
    isReporting = false
  }

  return {
    push: (bytes) =>
      stream.push(bytes).flatMap((piece) => {
        if (piece.kind === 'immediate' && piece.name === '^@') forget()
        return take(piece)
      }),
    reset() {
      stream.reset()
      forget()
    },
    get isInsideLabel() {
      return isDrawing || stream.isInsideLine
    },
    news: (change) => (isReporting ? newsOf(change) : null),
    sheet: (command) => bytesOfBinaryText(SHEETS[command]),
  }
}

const DRAWING: ReadonlySet<string> = new Set(['A', 'B', 'b', 'LO', 'LE', 'LW', 'LS', 'X', 'GW'])

const REQUESTS: Readonly<Record<string, VirtualRequest>> = {
  '^ee': { kind: 'question', answer: (state) => writeEplStatus(codeOf(state.conditions)) },
  '^@': { kind: 'command', command: 'reset' },
  UQ: { kind: 'question', answer: configuration },
  U: { kind: 'command', command: 'configuration label' },
  xa: { kind: 'command', command: 'calibrate' },
}

const SHEETS = {
  feed: 'N\r\nq400\r\nQ240,24\r\nP1\r\n',
  'configuration label':
    'N\r\nq400\r\nQ240,24\r\nA16,16,0,4,1,1,N,"CONFIGURATION"\r\nA16,56,0,3,1,1,N,"EPL2 203 dpi"\r\nP1\r\n',
} as const

function requestOf(name: string): VirtualRequest[] {
  const request = REQUESTS[name]
  return request === undefined ? [] : [request]
}

/** So many labels, each so many times. */
function copiesOf(parameters: string): number {
  const [labels = 1, copies = 1] = parameters.split(',').map(Number)
  const all = labels * copies
  return Number.isInteger(all) && all > 1 ? all : 1
}

function codeOf(conditions: VirtualPrinterState['conditions']): number {
  if (conditions.has('head open')) return EPL_CODES.headOpen
  return conditions.has('paper out') || conditions.has('ribbon out') ? EPL_CODES.paperOrRibbonOut : EPL_CODES.ok
}

function configuration({ labelsPrinted }: VirtualPrinterState): Uint8Array {
  const lines = ['UKQ1935SIM   V4.42', 'Serial port:96,N,8,1', 'Page Mode', `Labels:${labelsPrinted}`]
  return bytesOfBinaryText(`${lines.join('\r\n')}\r\n`)
}

function newsOf(change: VirtualChange): Uint8Array | null {
  if (change.kind === 'label out') return writeEplReport({ kind: 'printed' })
  const code = codeOf(new Set([change.condition]))
  return change.present && code !== EPL_CODES.ok ? writeEplReport({ kind: 'error', code }) : null
}
