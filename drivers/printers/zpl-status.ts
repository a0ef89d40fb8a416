import { AppError } from '@scanbench/plugin'
import type { PrinterCondition, PrinterStatus } from '@scanbench/plugin/machine'
import { parseHostStatus } from '../protocols/zpl/host-status.ts'
import type { HostStatus } from '../protocols/zpl/host-status.ts'

const CONDITIONS: readonly (readonly [keyof HostStatus, PrinterCondition])[] = [
  ['isHeadOpen', 'head open'],
  ['isPaperOut', 'paper out'],
  ['isRibbonOut', 'ribbon out'],
  ['isTooHot', 'too hot'],
  ['isBufferFull', 'buffer full'],
  ['isPaused', 'paused'],
]
const NEEDS_PERSON: ReadonlySet<PrinterCondition> = new Set(['head open', 'paper out', 'ribbon out', 'too hot'])

export function parseZplStatus(received: Uint8Array): PrinterStatus | 'more' {
  const answer = read(received)
  return answer === 'more' ? 'more' : printerStatus(answer)
}

function read(received: Uint8Array): HostStatus | 'more' {
  try {
    return parseHostStatus(received)
  } catch (error) {
    throw new AppError(
      'DEVICE_PROTOCOL',
      'The printer answered something that is no ZPL status. Check that it is set to ZPL, and its baud rate.',
      { cause: error },
    )
  }
}

function printerStatus(answer: HostStatus): PrinterStatus {
  const conditions = CONDITIONS.filter(([key]) => answer[key] === true).map(([, condition]) => condition)
  const labelsWaiting = answer.formatsInBuffer + answer.labelsRemaining
  return { state: stateOf(conditions, labelsWaiting > 0 || answer.isFormatPartial), conditions, labelsWaiting }
}

function stateOf(conditions: PrinterCondition[], isBusy: boolean): PrinterStatus['state'] {
  if (conditions.some((condition) => NEEDS_PERSON.has(condition))) return 'needs person'
  if (conditions.includes('paused')) return 'paused'
  return isBusy ? 'printing' : 'ready'
}
