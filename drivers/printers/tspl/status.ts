import { AppError } from '@scanbench/plugin'
import type { PrinterCondition, PrinterStatus } from '@scanbench/plugin/machine'
import { parseTsplStatus } from '../../protocols/tspl/status.ts'
import type { TsplStatus } from '../../protocols/tspl/status.ts'
import { stateOf } from '../common/printer-state.ts'

const CONDITIONS: readonly (readonly [keyof TsplStatus, PrinterCondition])[] = [
  ['isHeadOpen', 'head open'],
  ['isCoverOpen', 'head open'],
  ['isJammed', 'paper jam'],
  ['isPaperOut', 'paper out'],
  ['isRibbonOut', 'ribbon out'],
  ['isTooHot', 'too hot'],
  ['isPaused', 'paused'],
]

export function parseTsplPrinterStatus(received: Uint8Array): PrinterStatus | 'more' {
  const answer = read(received)
  if (answer === 'more') return 'more'
  const conditions = [...new Set(CONDITIONS.filter(([key]) => answer[key]).map(([, condition]) => condition))]
  const state = stateOf(conditions, answer.isPrinting)
  // It says that it prints, not how much: an idle printer has nothing left, a stopped one may have.
  return { state, conditions, labelsWaiting: state === 'ready' ? 0 : null }
}

function read(received: Uint8Array): TsplStatus | 'more' {
  try {
    return parseTsplStatus(received)
  } catch (error) {
    throw new AppError(
      'DEVICE_PROTOCOL',
      'The printer answered something that is no TSPL status. Check that it is set to TSPL, and its baud rate.',
      { cause: error },
    )
  }
}
