import { AppError } from '@scanbench/plugin'
import type { PrinterCondition, PrinterIdentity, PrinterNews, PrinterStatus } from '@scanbench/plugin/machine'
import { EPL_CODES, parseEplIdentity, parseEplStatus, takeEplReport } from '../../protocols/epl/reports.ts'
import { stateOf } from '../common/printer-state.ts'

/** The codes that a person can do something about; the others speak of a label that was not understood. */
const CONDITIONS: ReadonlyMap<number, PrinterCondition> = new Map([
  [EPL_CODES.paperOrRibbonOut, 'paper out'],
  [EPL_CODES.headOpen, 'head open'],
])

export function parseEplPrinterStatus(received: Uint8Array): PrinterStatus | 'more' {
  const code = asAnswer(() => parseEplStatus(received), 'is no EPL status')
  return code === 'more' ? 'more' : statusOf(code)
}

export function eplNews(received: Uint8Array): PrinterNews {
  const { report, used } = takeEplReport(received)
  if (report === null) return { used, printed: 0, status: null }
  if (report.kind === 'printed') return { used, printed: 1, status: null }
  return { used, printed: 0, status: statusOf(report.code) }
}

/** It says what is wrong, never how many labels wait. */
function statusOf(code: number): PrinterStatus {
  const condition = CONDITIONS.get(code)
  const conditions = condition === undefined ? [] : [condition]
  return { state: stateOf(conditions, false), conditions, labelsWaiting: null }
}

export function parseEplPrinterIdentity(received: Uint8Array): PrinterIdentity | 'more' {
  const identity = asAnswer(() => parseEplIdentity(received), 'does not say what it is')
  if (identity === 'more') return 'more'
  const { model, firmware } = identity
  return firmware === null ? { model } : { model, firmware }
}

function asAnswer<T>(read: () => T, reason: string): T {
  try {
    return read()
  } catch (error) {
    throw new AppError(
      'DEVICE_PROTOCOL',
      `The printer answered something that ${reason}. Check that it is set to EPL, and its baud rate.`,
      { cause: error },
    )
  }
}
