import { AppError } from '@scanbench/plugin'
import type { PrinterCondition, PrinterIdentity, PrinterStatus } from '@scanbench/plugin/machine'
import { parseCpclStatus, parseCpclVersion } from '../../protocols/cpcl/status.ts'
import type { CpclStatus } from '../../protocols/cpcl/status.ts'
import { stateOf } from '../common/printer-state.ts'

const CONDITIONS: readonly (readonly [keyof CpclStatus, PrinterCondition])[] = [
  ['isPaperOut', 'paper out'],
  ['isLatchOpen', 'head open'],
  ['isBatteryLow', 'battery low'],
]

export function parseCpclPrinterStatus(received: Uint8Array): PrinterStatus | 'more' {
  const answer = asAnswer(() => parseCpclStatus(received), 'is no CPCL status')
  if (answer === 'more') return 'more'
  const conditions = CONDITIONS.filter(([key]) => answer[key]).map(([, condition]) => condition)
  const state = stateOf(conditions, answer.isBusy)
  // It says that it is busy, not with how much: an idle printer has nothing left, a stopped one may have.
  return { state, conditions, labelsWaiting: state === 'ready' ? 0 : null }
}

export function parseCpclIdentity(received: Uint8Array): PrinterIdentity | 'more' {
  const answer = asAnswer(() => parseCpclVersion(received), 'does not say what it is')
  if (answer === 'more') return 'more'
  return answer.version === '' ? {} : { firmware: answer.version }
}

function asAnswer<T>(read: () => T, reason: string): T {
  try {
    return read()
  } catch (error) {
    throw new AppError(
      'DEVICE_PROTOCOL',
      `The printer answered something that ${reason}. Check that it is set to CPCL, and its baud rate.`,
      { cause: error },
    )
  }
}
