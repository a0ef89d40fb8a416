import { AppError } from '@scanbench/plugin'
import type { IdentityProtocol, PrinterCondition, PrinterStatus, StatusProtocol } from '@scanbench/plugin/machine'
import { readStatus, REAL_TIME_QUESTION, STATUS_QUESTION } from '../../protocols/esc-pos/status.ts'
import type { EscPosStatus } from '../../protocols/esc-pos/status.ts'

/** Question, bits, and what they mean; more than one bit: any of them. */
const CONDITIONS: readonly (readonly [question: 0 | 1 | 2 | 3, mask: number, condition: PrinterCondition])[] = [
  [1, 0x04, 'head open'],
  [3, 0x60, 'paper out'],
  [1, 0x20, 'paper out'],
  [2, 0x08, 'cutter fault'],
  [2, 0x40, 'too hot'],
  [2, 0x20, 'fault'],
  [3, 0x0c, 'paper low'],
]
/** They only say that something is wrong; what it is, the others say. */
const VAGUE: typeof CONDITIONS = [
  [2, 0x04, 'fault'],
  [1, 0x40, 'fault'],
  [0, 0x08, 'offline'],
]

export const ESC_POS_STATUS: StatusProtocol = {
  request: STATUS_QUESTION,
  parse: (received) => {
    const answer = read(received)
    if (answer === null) return 'more'
    const conditions = conditionsOf(answer)
    const isStopped = conditions.some((condition) => condition !== 'paper low')
    // A printer that stands still never comes to the question behind its labels.
    return isStopped || answer.isIdle ? printerStatus(conditions, answer.isIdle) : 'more'
  },
  whenSilent: {
    request: REAL_TIME_QUESTION,
    parse: (received) => {
      const answer = read(received)
      return answer === null ? 'more' : printerStatus(conditionsOf(answer), false)
    },
  },
}

function read(received: Uint8Array): EscPosStatus | null {
  try {
    return readStatus(received)
  } catch (error) {
    throw new AppError(
      'DEVICE_PROTOCOL',
      'The printer answered something that is no ESC/POS status. Check that it is an ESC/POS printer, and its baud rate.',
      { cause: error },
    )
  }
}

function conditionsOf({ realTime }: EscPosStatus): PrinterCondition[] {
  const present = (table: typeof CONDITIONS): PrinterCondition[] =>
    table.filter(([question, mask]) => (realTime[question] & mask) !== 0).map(([, , condition]) => condition)
  const clear = present(CONDITIONS)
  const hasReason = clear.some((condition) => condition !== 'paper low')
  return [...new Set([...clear, ...(hasReason ? [] : present(VAGUE).slice(0, 1))])]
}

function printerStatus(conditions: PrinterCondition[], isIdle: boolean): PrinterStatus {
  const isStopped = conditions.some((condition) => condition !== 'paper low')
  const labelsWaiting = isIdle && !isStopped ? 0 : 1
  return { state: isStopped ? 'needs person' : isIdle ? 'ready' : 'printing', conditions, labelsWaiting }
}

/** `GS I`: maker, model, firmware, serial number; each answer is `_`, its text and a zero. */
const IDENTITY_PARTS = [
  [66, 'manufacturer'],
  [67, 'model'],
  [65, 'firmware'],
  [68, 'serialNumber'],
] as const

export const ESC_POS_IDENTITY: IdentityProtocol = {
  requests: IDENTITY_PARTS.map(([number]) => Uint8Array.of(0x1d, 0x49, number)),
  parse: (received, request) => {
    const text = String.fromCharCode(...received.subarray(0, 100))
    const [, value] = /_([^\0]*)\0/.exec(text) ?? []
    const [, key] = IDENTITY_PARTS[request] ?? IDENTITY_PARTS[0]
    if (value !== undefined) return value === '' ? {} : { [key]: value.trim() }
    if (received.length > 90)
      throw new AppError('DEVICE_PROTOCOL', 'The printer does not say what it is in the way of ESC/POS.')
    return 'more'
  },
}
