import { AppError } from '@scanbench/plugin'
import type { PrinterCondition, PrinterStatus, StatusProtocol } from '@scanbench/plugin/machine'
import { HOST_QUERY_QUESTION, parseHostQuery } from '../../protocols/zpl/host-query.ts'
import type { HostQuery } from '../../protocols/zpl/host-query.ts'
import { HOST_STATUS_QUESTION, parseHostStatus } from '../../protocols/zpl/host-status.ts'
import type { HostStatus } from '../../protocols/zpl/host-status.ts'

const CONDITIONS: readonly (readonly [keyof HostStatus, PrinterCondition])[] = [
  ['isHeadOpen', 'head open'],
  ['isPaperOut', 'paper out'],
  ['isRibbonOut', 'ribbon out'],
  ['isTooHot', 'too hot'],
  ['isTooCold', 'too cold'],
  ['isBufferFull', 'buffer full'],
  ['isPaused', 'paused'],
  ['isLabelWaiting', 'label waiting'],
]

/** Bits of `~HQES`, those first that a person can do something about. */
const ERRORS: readonly (readonly [number, PrinterCondition])[] = [
  [0x4, 'head open'],
  [0x1, 'paper out'],
  [0x2, 'ribbon out'],
  [0x8, 'cutter fault'],
  [0x80000, 'wrong media'],
  [0x40000, 'not calibrated'],
  [0xf000, 'paper jam'],
  [0x30, 'too hot'],
  [0xc0, 'head fault'],
  [0x100, 'fault'],
  [0x10000, 'paused'],
]
const WARNINGS: readonly (readonly [number, PrinterCondition])[] = [
  [0x1, 'not calibrated'],
  [0x8, 'paper low'],
]

/** With these it prints on by itself, or is about to. */
const GOES_ON: ReadonlySet<PrinterCondition> = new Set(['paper low', 'buffer full', 'label waiting', 'too cold'])

/** Many models are silent at ~HS while paper is out or the head is open; those answer ~HQES. */
export const ZPL_STATUS: StatusProtocol = {
  request: HOST_STATUS_QUESTION,
  parse: (received) => answered(received, parseHostStatus, statusOfHost),
  whenSilent: {
    request: HOST_QUERY_QUESTION,
    parse: (received) => answered(received, parseHostQuery, statusOfQuery),
  },
}

function answered<T extends object>(
  received: Uint8Array,
  parse: (received: Uint8Array) => T | 'more',
  statusOf: (answer: T) => PrinterStatus,
): PrinterStatus | 'more' {
  try {
    const answer = parse(received)
    return answer === 'more' ? 'more' : statusOf(answer)
  } catch (error) {
    throw new AppError(
      'DEVICE_PROTOCOL',
      'The printer answered something that is no ZPL status. Check that it is set to ZPL, and its baud rate.',
      { cause: error },
    )
  }
}

function statusOfHost(answer: HostStatus): PrinterStatus {
  const conditions = CONDITIONS.filter(([key]) => answer[key] === true).map(([, condition]) => condition)
  const labelsWaiting = answer.formatsInBuffer + answer.labelsRemaining
  const state = stateOf(conditions, labelsWaiting > 0 || answer.isFormatPartial)
  const { labelLengthDots: measuredLengthDots } = answer
  return { state, conditions, labelsWaiting, ...(measuredLengthDots > 0 ? { measuredLengthDots } : {}) }
}

function statusOfQuery({ errors, warnings }: HostQuery): PrinterStatus {
  const known = [...present(ERRORS, errors), ...present(WARNINGS, warnings)]
  const isUnknown = errors !== 0 && known.every((condition) => GOES_ON.has(condition))
  const conditions: PrinterCondition[] = isUnknown ? [...known, 'fault'] : known
  return { state: stateOf(conditions, false), conditions, labelsWaiting: null }
}

function present(bits: readonly (readonly [number, PrinterCondition])[], set: number): PrinterCondition[] {
  return bits.filter(([bit]) => (set & bit) !== 0).map(([, condition]) => condition)
}

function stateOf(conditions: readonly PrinterCondition[], isBusy: boolean): PrinterStatus['state'] {
  if (conditions.some((condition) => !GOES_ON.has(condition) && condition !== 'paused')) return 'needs person'
  if (conditions.includes('paused')) return 'paused'
  return isBusy ? 'printing' : 'ready'
}
