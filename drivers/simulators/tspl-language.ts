import { bytesOfBinaryText } from '../protocols/binary-text.ts'
import type { LinePiece } from '../protocols/line-stream.ts'
import { createTsplStream, parseTsplLine } from '../protocols/tspl/commands.ts'
import { parseTsplParameters } from '../protocols/tspl/quoted-text.ts'
import { writeTsplStatus } from '../protocols/tspl/status.ts'
import type { VirtualLanguage, VirtualPrinterState, VirtualRequest } from './virtual-language.ts'

/** TSPL as a simulated printer hears and speaks it. */
export function createTsplLanguage(): VirtualLanguage {
  const stream = createTsplStream()
  /** What was said since the last label, and of it what stays beyond it. */
  let job = ''
  let isDrawing = false

  const take = (piece: LinePiece): VirtualRequest[] => {
    if (piece.kind === 'immediate') return requestOf(IMMEDIATES, piece.name)
    const { name, parameters } = parseTsplLine(piece.line)
    job += `${piece.line}${piece.data}\r\n`
    if (name === 'CLS') isDrawing = true
    if (name !== 'PRINT') return requestOf(COMMANDS, name)
    const bytes = bytesOfBinaryText(job)
    job = ''
    isDrawing = false
    return [{ kind: 'label', bytes, copies: copiesOf(parameters) }]
  }

  const forget = (): void => {
    job = ''
    isDrawing = false
  }

  return {
    push: (bytes) =>
      stream.push(bytes).flatMap((piece) => {
        const requests = take(piece)
        if (piece.kind === 'immediate' && FORGETS.has(piece.name)) forget()
        return requests
      }),
    reset() {
      stream.reset()
      forget()
    },
    get isInsideLabel() {
      return isDrawing || stream.isInsideLine
    },
    sheet: (command) => bytesOfBinaryText(SHEETS[command]),
  }
}

/** After these, what had begun is gone. */
const FORGETS: ReadonlySet<string> = new Set(['\u001b!.', '\u001b!R'])

const IMMEDIATES: Readonly<Record<string, VirtualRequest>> = {
  '\u001b!?': { kind: 'question', answer: status },
  '\u001b!S': { kind: 'question', answer: longStatus },
  '\u001b!P': { kind: 'command', command: 'pause' },
  '\u001b!O': { kind: 'command', command: 'resume' },
  '\u001b!.': { kind: 'command', command: 'cancel' },
  '\u001b!R': { kind: 'command', command: 'reset' },
  '~!T': { kind: 'question', answer: () => line('SCANBENCH-SIM') },
  '~!I': { kind: 'question', answer: () => line('1252, 001') },
  '~!@': { kind: 'question', answer: ({ labelsPrinted }) => line(String(Math.floor(labelsPrinted / LABELS_PER_KM))) },
}

const COMMANDS: Readonly<Record<string, VirtualRequest>> = {
  FORMFEED: { kind: 'command', command: 'feed' },
  GAPDETECT: { kind: 'command', command: 'calibrate' },
  BLINEDETECT: { kind: 'command', command: 'calibrate' },
  AUTODETECT: { kind: 'command', command: 'calibrate' },
  SELFTEST: { kind: 'command', command: 'configuration label' },
}

const SHEETS = {
  feed: 'SIZE 50 mm,30 mm\r\nCLS\r\nPRINT 1\r\n',
  'configuration label':
    'SIZE 50 mm,30 mm\r\nCLS\r\nTEXT 16,16,"3",0,1,1,"SELF TEST"\r\nTEXT 16,56,"2",0,1,1,"TSPL 203 dpi"\r\nPRINT 1\r\n',
} as const

/** Of the length of the labels that it draws, 30 mm. */
const LABELS_PER_KM = 33_333

function requestOf(requests: Readonly<Record<string, VirtualRequest>>, name: string): VirtualRequest[] {
  const request = requests[name]
  return request === undefined ? [] : [request]
}

/** So many sets of so many copies. */
function copiesOf(parameters: string): number {
  const [sets = 1, copies = 1] = parseTsplParameters(parameters).map(Number)
  const all = sets * copies
  return Number.isInteger(all) && all > 1 ? all : 1
}

function line(text: string): Uint8Array {
  return bytesOfBinaryText(`${text}\r\n`)
}

function status({ conditions, isPrinting }: VirtualPrinterState): Uint8Array {
  return writeTsplStatus({
    isHeadOpen: conditions.has('head open'),
    isJammed: conditions.has('paper jam'),
    isPaperOut: conditions.has('paper out'),
    isRibbonOut: conditions.has('ribbon out'),
    isPaused: conditions.has('paused'),
    isPrinting,
    isCoverOpen: false,
    isTooHot: conditions.has('too hot'),
  })
}

/** STX, four letters and ETX; each letter but the first is `@` and the bits that are set. */
function longStatus({ conditions, isPrinting }: VirtualPrinterState): Uint8Array {
  const has = (condition: Parameters<typeof conditions.has>[0]): boolean => conditions.has(condition)
  const warnings = bits(has('paper low'), has('ribbon low'), false, has('buffer full'))
  const faults = bits(has('too hot'), false, has('head fault'), has('cutter fault'))
  const media = bits(has('paper out'), has('paper jam'), has('ribbon out'), false, has('head open'))
  return line(`\u0002${stateLetter(conditions, isPrinting)}${warnings}${faults}${media}\u0003`)
}

/** No bit is set. */
const NOTHING = 0x40

function bits(...flags: boolean[]): string {
  return String.fromCharCode(flags.reduce((sum, flag, bit) => sum | (flag ? 1 << bit : 0), NOTHING))
}

function stateLetter(conditions: VirtualPrinterState['conditions'], isPrinting: boolean): string {
  if (conditions.has('label waiting')) return 'L'
  if (conditions.has('paused')) return '`'
  return isPrinting ? 'P' : conditions.size > 0 ? 'E' : '@'
}
