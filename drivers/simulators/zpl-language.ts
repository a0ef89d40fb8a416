import type { PrinterCondition } from '@scanbench/plugin/machine'
import { parseCommands } from '../protocols/zpl/commands.ts'
import { writeHostIdentification } from '../protocols/zpl/host-identification.ts'
import { writeHostQuery } from '../protocols/zpl/host-query.ts'
import { writeHostStatus } from '../protocols/zpl/host-status.ts'
import { ZplStream } from '../protocols/zpl/stream.ts'
import type { ZplPiece } from '../protocols/zpl/stream.ts'
import { writeVariable } from '../protocols/zpl/variable.ts'
import type { VirtualLanguage, VirtualPrinterState, VirtualRequest } from './virtual-language.ts'

const IDENTITY = { model: 'SCANBENCH-SIM-203dpi', firmware: 'V1.0', dotsPerMm: 8, memory: '8192KB' }

/** ZPL as a simulated printer hears and speaks it. */
export function createZplLanguage(): VirtualLanguage {
  const stream = new ZplStream()
  return {
    push: (bytes) => stream.push(bytes).flatMap(requestsOf),
    reset: () => stream.reset(),
    sheet: (command, { labelsPrinted }) => new TextEncoder().encode(SHEETS[command](labelsPrinted)),
    get isInsideLabel() {
      return stream.isInsideFormat
    },
  }
}

const IMMEDIATES: Readonly<Record<string, VirtualRequest>> = {
  HQ: { kind: 'question', answer: hostQuery },
  HS: { kind: 'question', answer: hostStatus },
  HI: { kind: 'question', answer: () => writeHostIdentification(IDENTITY) },
  PH: { kind: 'command', command: 'feed' },
  JC: { kind: 'command', command: 'calibrate' },
  WC: { kind: 'command', command: 'configuration label' },
  PP: { kind: 'command', command: 'pause' },
  PS: { kind: 'command', command: 'resume' },
  JA: { kind: 'command', command: 'cancel' },
  JR: { kind: 'command', command: 'reset' },
}

/** What the printer draws by itself. */
const SHEETS = {
  feed: () => '^XA^PW400^LL240^XZ',
  'configuration label': (printed: number) =>
    `^XA^PW400^LL240^FO16,16^A0N,32^FDPRINTER CONFIGURATION^FS^FO16,64^A0N,24^FD${IDENTITY.model}^FS^FO16,96^A0N,24^FD${printed} LABELS^FS^XZ`,
}

const VARIABLES: Readonly<Record<string, (state: VirtualPrinterState) => string>> = {
  'device.unique_id': () => 'SIM0001',
  'odometer.total_label_count': ({ labelsPrinted }) => String(labelsPrinted),
}

const ERRORS: readonly (readonly [PrinterCondition, number])[] = [
  ['paper out', 0x1],
  ['ribbon out', 0x2],
  ['head open', 0x4],
  ['cutter fault', 0x8],
  ['too hot', 0x10],
  ['head fault', 0x40],
  ['fault', 0x100],
  ['paper jam', 0x1000],
  ['paused', 0x10000],
  ['not calibrated', 0x40000],
  ['wrong media', 0x80000],
]

function hostQuery({ conditions }: VirtualPrinterState): Uint8Array {
  const present = ERRORS.filter(([condition]) => conditions.has(condition))
  const errors = present.reduce((bits, [, bit]) => bits | bit, 0)
  return writeHostQuery({ errors, warnings: conditions.has('paper low') ? 0x8 : 0 })
}

function requestsOf(piece: ZplPiece): VirtualRequest[] {
  if (piece.kind === 'format') return [{ kind: 'label', bytes: piece.bytes, copies: copiesOf(piece.bytes) }]
  if (piece.kind === 'variable')
    return [{ kind: 'question', answer: (state) => writeVariable(VARIABLES[piece.name]?.(state) ?? null) }]
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
    isTooCold: conditions.has('too cold'),
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
